import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useHeadingFocus } from "../../shared/ui/useHeadingFocus";
import { useOvertaken } from "./flow";

interface StepFormProps {
  title: string;
  description?: ReactNode;
  submitText: string;
  busy: boolean;
  error?: unknown;
  onSubmit: () => void;
  /** The page before. */
  back?: string;
  children: ReactNode;
}

/** A page of the sign-up: what it asks for, and the way on and back. */
export function StepForm(props: StepFormProps) {
  const navigate = useNavigate();
  const error = useOvertaken(props.error);
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
      <Form
        header={
          <Box>
            <Header variant="h1" description={props.description}>
              {props.title}
            </Header>
          </Box>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {props.back !== undefined && (
              <Button formAction="none" variant="link" onClick={() => navigate(props.back!)}>
                Back
              </Button>
            )}
            <Button variant="primary" loading={props.busy}>
              {props.submitText}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <ErrorBox error={error} />
          <Container>
            <SpaceBetween size="l">{props.children}</SpaceBetween>
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}
