import type { Decision, Layer, Outcome } from "../../shared/portal/events";

/** `iam.amazonaws.com` is iam. */
export const serviceOf = (source: string): string => source.replace(/\.amazonaws\.com$/, "");

/** Who called, shorter than an ARN: `user/people/reader`, `assumed-role/operator/session`, Root user. */
export function callerOf(arn: string): string {
  if (arn === "") return "Nobody signed in";
  const resource = arn.split(":").slice(5).join(":");
  if (resource === "root") return "Root user";
  return resource === "" ? arn : resource;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export const LAYERS: Record<Layer, string> = {
  resourceControl: "Resource control policy",
  serviceControl: "Service control policy",
  resource: "Resource's policy",
  identity: "Identity's policy",
  boundary: "Permissions boundary",
  session: "Session policy",
};

export const VERDICTS: Record<Outcome, string> = {
  allowed: "Allows",
  implicitDeny: "Does not allow",
  explicitDeny: "Denies",
};

const AMONG: Record<Layer, string> = {
  resourceControl: "resource control policies",
  serviceControl: "service control policies",
  resource: "policy of the resource",
  identity: "identity's policies",
  boundary: "permissions boundary",
  session: "session's policies",
};

/** The whole decision in a sentence. */
export function sentenceOf(decision: Decision): string {
  const among = AMONG[decision.layer];
  if (decision.decision === "explicitDeny") return `Refused: a statement of the ${among} denies it.`;
  if (decision.decision === "implicitDeny") return `Refused: nothing in the ${among} allows it.`;
  // The root user of an account that no policy restricts has nothing that could decide.
  if (decision.deciding.length === 0) return "Allowed: no policy restricts who asked.";
  return `Allowed: a statement of the ${among} allows it, and none denies it.`;
}

/** The statements of this policy that decided. */
export function decidingIn(decision: Decision, consulted: Decision["consulted"][number]) {
  return decision.deciding.filter(
    (matched) =>
      matched.layer === consulted.layer &&
      matched.policy === consulted.policy &&
      matched.attachedTo === consulted.attachedTo,
  );
}
