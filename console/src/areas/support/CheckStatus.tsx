import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";

/** https://docs.aws.amazon.com/awssupport/latest/APIReference/API_TrustedAdvisorCheckResult.html */
const STATUSES: Record<string, [StatusIndicatorProps.Type, string]> = {
  ok: ["success", "Nothing found"],
  warning: ["warning", "Look into it"],
  error: ["error", "Action recommended"],
  not_available: ["stopped", "Not available"],
};

export function CheckStatus({ status }: { status: string }) {
  const [type, text] = STATUSES[status] ?? (["info", status] as const);
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
