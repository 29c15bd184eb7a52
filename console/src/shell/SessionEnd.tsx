import { lazy, Suspense } from "react";
import { useSessionEnd } from "../shared/session";

const SessionEndDialog = lazy(() => import("./SessionEndDialog"));

/** Nothing until the page's session has ended: most pages never need the dialog. */
export function SessionEnd({ cameByLink = false }: { cameByLink?: boolean }) {
  const end = useSessionEnd();
  if (end === undefined) return null;
  return (
    <Suspense>
      <SessionEndDialog other={end.other} cameByLink={cameByLink} />
    </Suspense>
  );
}
