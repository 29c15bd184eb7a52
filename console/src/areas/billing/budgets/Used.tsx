import type { Budget } from "@aws-sdk/client-budgets";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { percent, shareUsed } from "./model";

/** How much of a budget is used up. */
export function Used({ budget }: { budget: Budget }) {
  const share = shareUsed(budget);
  if (share === undefined) return <>–</>;
  if (share > 1) return <StatusIndicator type="error">{percent(share)}, above it</StatusIndicator>;
  return <StatusIndicator type={share > 0.8 ? "warning" : "success"}>{percent(share)}</StatusIndicator>;
}
