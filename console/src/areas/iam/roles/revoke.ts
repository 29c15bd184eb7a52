import { planeNow } from "../../../shared/planeClock";
import { rolePolicies } from "../principals/rolePolicies";

/** AWS's console gives it this name, and writes over it when sessions are revoked again. */
export const REVOKING = "AWSRevokeOlderSessions";

/**
 * Denies everything to sessions that began before now.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
 */
export async function revokeSessions(roleName: string): Promise<void> {
  const statement = {
    Effect: "Deny",
    Action: ["*"],
    Resource: ["*"],
    Condition: { DateLessThan: { "aws:TokenIssueTime": (await planeNow()).toISOString() } },
  };
  const document = { Version: "2012-10-17", Statement: [statement] };
  await rolePolicies(roleName).putInline(REVOKING, JSON.stringify(document));
}
