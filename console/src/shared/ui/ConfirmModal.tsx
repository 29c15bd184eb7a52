import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, type ReactNode } from "react";
import { useAction } from "../useAction";
import { ErrorBox } from "./ErrorBox";

interface ConfirmModalProps {
  title: string;
  confirmText: string;
  /** What has to be typed before it can be confirmed; for what cannot be undone. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
  onDismiss: () => void;
  children: ReactNode;
}

/** Asks before something is done. It stays open, with the reason, where that is refused. */
export function ConfirmModal({
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
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button
              variant="primary"
              disabled={typed !== undefined && text !== typed}
              loading={action.busy}
              onClick={() => void confirm()}
            >
              {confirmText}
            </Button>
          </SpaceBetween>
        </Box>
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
    </Modal>
  );
}
