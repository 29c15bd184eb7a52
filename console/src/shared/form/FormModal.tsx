import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useId, type ReactNode } from "react";
import { DialogFrame } from "../ui/DialogFrame";
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
    <DialogFrame
      title={title}
      onDismiss={onDismiss}
      primary={
        <Button variant="primary" form={id} loading={form.busy}>
          {submitText}
        </Button>
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
    </DialogFrame>
  );
}
