import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useEffect, useRef } from "react";

interface DialogFrameProps {
  title: string;
  onDismiss: () => void;
  /** The button that does it. */
  primary: ReactNode;
  children: ReactNode;
}

/** A dialog that does something or is left: its title, what it holds, and the buttons below. */
export function DialogFrame({ title, onDismiss, primary, children }: DialogFrameProps) {
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
            {primary}
          </SpaceBetween>
        </Box>
      }
    >
      <FirstFieldFocus>{children}</FirstFieldFocus>
    </Modal>
  );
}

/**
 * Puts the focus into the first field. A field's own `autoFocus` would come before the dialog's, which then
 * takes it for its close button and no longer knows where to give it back.
 */
function FirstFieldFocus({ children }: { children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const afterTheDialogs = requestAnimationFrame(() =>
      content.current?.querySelector<HTMLElement>("input, textarea, [aria-haspopup=listbox]")?.focus(),
    );
    return () => cancelAnimationFrame(afterTheDialogs);
  }, []);
  return <div ref={content}>{children}</div>;
}
