import { useSyncExternalStore } from "react";
import { cliCommand, isRead, type SdkCall } from "./aws/cli";

/** What this page did and read, newest first: a command of the AWS CLI, or words where it has none. */
export interface Hint {
  id: number;
  command?: string;
  words?: string;
  read: boolean;
  outcome: "done" | "refused";
  at: Date;
}

/** Of reads and of changes each: a page that reads much pushes out no change. */
const KEPT = 50;
let hints: readonly Hint[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function recordCall(call: SdkCall, outcome: Hint["outcome"]): void {
  add({ command: cliCommand(call), read: isRead(call), outcome });
}

/** What AWS has a page for and no command. */
export function recordDeed(words: string, outcome: Hint["outcome"]): void {
  add({ words, read: false, outcome });
}

function add(done: Omit<Hint, "id" | "at">): void {
  const hint = { ...done, id: ++lastId, at: new Date() };
  // A page that reads the same again tells nothing new.
  const others = hint.read ? hints.filter((known) => known.command !== hint.command) : hints;
  let room = KEPT - 1;
  hints = [hint, ...others.filter((known) => known.read !== hint.read || room-- > 0)];
  listeners.forEach((listener) => listener());
}

export function useHints(): readonly Hint[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hints,
  );
}
