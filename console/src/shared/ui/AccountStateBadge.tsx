import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { AccountState } from "../portal/signUp";

const STATES: Record<AccountState, [StatusIndicatorProps.Type, string]> = {
  PENDING_ACTIVATION: ["pending", "Pending activation"],
  ACTIVE: ["success", "Active"],
  SUSPENDED: ["warning", "Suspended"],
  PENDING_CLOSURE: ["in-progress", "Pending closure"],
  CLOSED: ["stopped", "Closed"],
};

export function AccountStateBadge({ state }: { state?: string }) {
  const known = STATES[state as AccountState];
  if (known === undefined) return <>{state ?? "–"}</>;
  return <StatusIndicator type={known[0]}>{known[1]}</StatusIndicator>;
}
