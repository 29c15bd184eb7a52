import type { ReactNode } from "react";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import type { Loaded } from "../../shared/useLoad";

/** A part of a page that is read by itself: where it cannot be read, the other parts stay. */
export function Part({ loaded, children }: { loaded: Loaded<unknown>; children: ReactNode }) {
  if (loaded.error === undefined) return <>{children}</>;
  return <ErrorBox error={loaded.error} retry={() => void loaded.reload()} />;
}
