import type { ActionStatus } from "@aws-sdk/client-budgets";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { STATUSES } from "./actions";

export function ActionState({ status }: { status?: ActionStatus }) {
  if (status === undefined) return <>–</>;
  const [type, words] = STATUSES[status];
  return <StatusIndicator type={type}>{words}</StatusIndicator>;
}
