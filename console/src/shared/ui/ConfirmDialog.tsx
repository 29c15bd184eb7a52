import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useAction } from "../useAction";
import type { ConfirmModalProps } from "./ConfirmModal";
import { DialogFrame } from "./DialogFrame";
import { ErrorBox } from "./ErrorBox";

export default function ConfirmDialog({
  title,
  confirmText,
  typed,
  onConfirm,
  onDismiss,
  children,
}: ConfirmModalProps) {
  const [text, setText] = useState("");
  const action = useAction(onConfirm);
  const confirm = async () => {
    if (await action.run()) onDismiss();
  };
  return (
    <DialogFrame
      title={title}
      onDismiss={onDismiss}
      primary={
        <Button
          variant="primary"
          disabled={typed !== undefined && text !== typed}
          loading={action.busy}
          onClick={() => void confirm()}
        >
          {confirmText}
        </Button>
      }
    >
      <SpaceBetween size="m">
        <ErrorBox error={action.error} />
        {children}
        {typed !== undefined && (
          <FormField label={`To confirm, type ${typed}`}>
            <Input value={text} onChange={({ detail }) => setText(detail.value)} autoComplete="off" />
          </FormField>
        )}
      </SpaceBetween>
    </DialogFrame>
  );
}
