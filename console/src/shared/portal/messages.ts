import { callPortal } from "./client";

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

/** Newest first. */
export const listMessages = (input: { channel: MessageChannel; to?: string; limit?: number }) =>
  callPortal<{ messages: Message[] }>("list-messages", input).then((output) => output.messages);
