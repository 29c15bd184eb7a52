import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useHeadingFocus } from "../../shared/ui/useHeadingFocus";

interface SignInFormProps {
  title: string;
  description?: ReactNode;
  submitText: string;
  busy: boolean;
  error?: unknown;
  /** A refusal that has its own words: a lock-out. */
  refusal?: string;
  onSubmit: () => void;
  /** Below the button: other ways. */
  footer?: ReactNode;
  children: ReactNode;
}

export function SignInForm(props: SignInFormProps) {
  const page = useHeadingFocus<HTMLFormElement>();
  return (
    <form
      ref={page}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <SpaceBetween size="l">
        <Container
          header={
            <Header variant="h1" description={props.description}>
              {props.title}
            </Header>
          }
        >
          <SpaceBetween size="l">
            <ErrorBox error={props.error} />
            {props.refusal !== undefined && (
              <div role="alert">
                <Alert type="error" header="You cannot sign in now">
                  {props.refusal}
                </Alert>
              </div>
            )}
            {props.children}
            <Button variant="primary" fullWidth loading={props.busy}>
              {props.submitText}
            </Button>
          </SpaceBetween>
        </Container>
        {props.footer !== undefined && <Box textAlign="center">{props.footer}</Box>}
      </SpaceBetween>
    </form>
  );
}
