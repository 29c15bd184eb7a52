import type { Handshake } from "@aws-sdk/client-organizations";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";

const STATES: Record<string, [StatusIndicatorProps.Type, string]> = {
  REQUESTED: ["pending", "Waits for an answer"],
  OPEN: ["pending", "Waits for an answer"],
  ACCEPTED: ["success", "Accepted"],
  DECLINED: ["stopped", "Declined"],
  CANCELED: ["stopped", "Canceled"],
  EXPIRED: ["warning", "Expired"],
};

export function HandshakeState({ handshake }: { handshake: Handshake }) {
  const state: string = handshake.State ?? "";
  // Once every member has agreed, the organization itself has the last word.
  if (handshake.Action === "ENABLE_ALL_FEATURES" && state === "OPEN") {
    return <StatusIndicator type="in-progress">Ready to be finalized</StatusIndicator>;
  }
  const [type, text] = STATES[state] ?? ["info", state];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
