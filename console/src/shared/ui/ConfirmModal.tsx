import { lazy, Suspense, type ReactNode } from "react";

// Fetched when something is asked: a page is read without its fields.
const ConfirmDialog = lazy(() => import("./ConfirmDialog"));

export interface ConfirmModalProps {
  title: string;
  confirmText: string;
  /** What has to be typed before it can be confirmed; for what cannot be undone. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
  onDismiss: () => void;
  children: ReactNode;
}

/** Asks before something is done. It stays open, with the reason, where that is refused. */
export function ConfirmModal(props: ConfirmModalProps) {
  return (
    <Suspense>
      <ConfirmDialog {...props} />
    </Suspense>
  );
}
