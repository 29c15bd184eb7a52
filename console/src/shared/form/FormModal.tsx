import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useId, type ReactNode } from "react";
import { ErrorBox } from "../ui/ErrorBox";

interface FormModalProps {
  title: string;
  submitText: string;
  form: { busy: boolean; error?: unknown };
  /** Answers whether it was done; the dialog then closes. */
  onSubmit: () => Promise<boolean>;
  onDismiss: () => void;
  children: ReactNode;
}

/** A short form in a dialog. It stays open, with the reason, where it is refused. */
export function FormModal({ title, submitText, form, onSubmit, onDismiss, children }: FormModalProps) {
  const id = useId();
  const submit = async () => {
    if (await onSubmit()) onDismiss();
  };
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" form={id} loading={form.busy}>
              {submitText}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SpaceBetween size="m">
          <ErrorBox error={form.error} />
          {children}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
