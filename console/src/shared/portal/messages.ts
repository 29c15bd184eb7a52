import { callPortal, PortalError } from "./client";

export type MessageChannel = "MAIL" | "SMS" | "VOICE";

/** What the plane has sent; nothing leaves the machine. */
export interface Message {
  messageId: string;
  channel: MessageChannel;
  to: string;
  subject: string;
  body: string;
  sentAt: number;
}

/** In this page's memory alone: it is gone when the page is loaded again. */
let operatorToken: string | undefined;

/** Who reads from another machine than the plane's needs it. */
export function giveOperatorToken(token: string): void {
  operatorToken = token;
}

export const needsOperatorToken = (error: unknown) =>
  error instanceof PortalError && error.name.startsWith("AccessDenied");

/** Newest first. */
export const listMessages = (input: { channel: MessageChannel; to?: string; limit?: number }) =>
  callPortal<{ messages: Message[] }>(
    "list-messages",
    input,
    operatorToken === undefined ? {} : { headers: { authorization: `Bearer ${operatorToken}` } },
  ).then((output) => output.messages);
