import { createContext, useContext, useSyncExternalStore } from "react";
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

let ended = false;
const listeners = new Set<() => void>();

/** Whoever is refused for want of a session says so; the shell then asks to sign in again. */
export function sessionEnded(): void {
  ended = true;
  listeners.forEach((listener) => listener());
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}
