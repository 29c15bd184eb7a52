import type { Session } from "./portal/session";

/** What a person calls an identity: the root user, a user, or a role with its session. */
export function identityName({ arn, userName }: Session): string {
  if (arn.endsWith(":root")) return "Root user";
  return userName ?? arn.split("/").slice(1).join("/");
}
