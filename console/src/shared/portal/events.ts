import { callAsSession } from "./heldSession";

/** A call that was recorded for the account, as api/portal.smithy tells it. */
export interface PlaneEvent {
  eventId: string;
  time: number;
  eventSource: string;
  eventName: string;
  errorCode?: string;
  /** Of the caller; empty where nobody was authenticated. */
  arn: string;
  sourceAddress: string;
  readOnly: boolean;
  /** The event as CloudTrail shapes it, as JSON text. */
  event: string;
  /** JSON text of a list of `Decision`; absent where no policy was asked. */
  decision?: string;
}

export interface EventsPage {
  events: PlaneEvent[];
  next?: string;
}

export type Outcome = "allowed" | "implicitDeny" | "explicitDeny";
export type Layer = "resourceControl" | "serviceControl" | "resource" | "identity" | "boundary" | "session";

/** One action on one resource: which policies were asked, in AWS's order, and which statements decided. */
export interface Decision {
  action: string;
  resource: string;
  decision: Outcome;
  /** Of the policies that decided. */
  layer: Layer;
  deciding: { layer: Layer; policy: string; attachedTo: string; statement: number; sid?: string }[];
  /** `policy` is absent where the layer has none. */
  consulted: { layer: Layer; level?: number; policy?: string; attachedTo?: string; decision: Outcome }[];
  missingContextKeys: string[];
}

export const listEvents = (input: { limit?: number; before?: string }) =>
  callAsSession<EventsPage>("list-events", input);
