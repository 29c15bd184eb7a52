import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { ErrorBox } from "../ui/ErrorBox";

interface FormCardProps {
  title: string;
  description?: ReactNode;
  submitText: string;
  form: { busy: boolean; error?: unknown };
  onSubmit: () => void;
  /** Absent: there is nothing to go back to. */
  onCancel?: () => void;
  children: ReactNode;
}

/** A form of the console: its fields, its error, and the buttons below. */
export function FormCard({
  title,
  description,
  submitText,
  form,
  onSubmit,
  onCancel,
  children,
}: FormCardProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Container
        header={
          <Header variant="h2" description={description}>
            {title}
          </Header>
        }
        footer={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" loading={form.busy}>
              {submitText}
            </Button>
            {onCancel !== undefined && (
              <Button formAction="none" onClick={onCancel}>
                Cancel
              </Button>
            )}
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <ErrorBox error={form.error} />
          {children}
        </SpaceBetween>
      </Container>
    </form>
  );
}
