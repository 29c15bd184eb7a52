import { createContext, useContext, useSyncExternalStore } from "react";
import { isSessionEnd } from "./errors";
import { OtherIdentity } from "./portal/heldSession";
import type { Session } from "./portal/session";

export interface CurrentSession extends Session {
  isRoot: boolean;
  /** Reads it again: after the account's name or plan changed. */
  reload: () => Promise<void>;
}

export const SessionContext = createContext<CurrentSession | undefined>(undefined);

/** Who is signed in. The shell draws an area only where somebody is. */
export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession is for pages inside the console's shell");
  return session;
}

/** Why the page can do nothing more: the session is over, or another tab has signed in as `other`. */
export interface SessionEnd {
  other?: Session;
}

let end: SessionEnd | undefined;
const listeners = new Set<() => void>();

/** Whoever is refused for want of the page's session says so; the shell then asks to sign in again. */
export function noticeSessionEnd(error: unknown): void {
  if (!isSessionEnd(error)) return;
  end = { other: error instanceof OtherIdentity ? error.other : undefined };
  listeners.forEach((listener) => listener());
}

export function useSessionEnd(): SessionEnd | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => end,
  );
}
