import { lazy, Suspense } from "react";
import { useSessionEnded } from "../shared/session";

const SessionEndDialog = lazy(() => import("./SessionEndDialog"));

/** Nothing until the session has ended: most pages never need the dialog. */
export function SessionEnd() {
  if (!useSessionEnded()) return null;
  return (
    <Suspense>
      <SessionEndDialog />
    </Suspense>
  );
}
