import { useSyncExternalStore } from "react";
import { cliCommand, isRead, type SdkCall } from "./aws/cli";

/** What this page did and read, as commands of the AWS CLI: newest first. */
export interface Hint {
  id: number;
  command: string;
  read: boolean;
  outcome: "done" | "refused";
  at: Date;
}

const KEPT = 50;
let hints: readonly Hint[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function recordCall(call: SdkCall, outcome: Hint["outcome"]): void {
  const command = cliCommand(call);
  const hint = { id: ++lastId, command, read: isRead(call), outcome, at: new Date() };
  // A page that reads the same again tells nothing new.
  const others = hint.read ? hints.filter((known) => known.command !== command) : hints;
  hints = [hint, ...others].slice(0, KEPT);
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
