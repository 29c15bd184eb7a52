import type { EffectivePolicyType, PolicyType } from "@aws-sdk/client-organizations";

export interface PolicyKind {
  type: PolicyType;
  title: string;
  purpose: string;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html */
export const POLICY_KINDS: PolicyKind[] = [
  {
    type: "SERVICE_CONTROL_POLICY",
    title: "Service control policies",
    purpose: "The most that users and roles of the accounts may do.",
  },
  {
    type: "RESOURCE_CONTROL_POLICY",
    title: "Resource control policies",
    purpose: "The most that anybody may do with the accounts' resources.",
  },
  {
    type: "DECLARATIVE_POLICY_EC2",
    title: "Declarative policies for EC2",
    purpose: "How EC2 is set up, and stays set up.",
  },
  { type: "TAG_POLICY", title: "Tag policies", purpose: "How tags are spelled, and which values they have." },
  { type: "BACKUP_POLICY", title: "Backup policies", purpose: "What is backed up, when and for how long." },
  {
    type: "AISERVICES_OPT_OUT_POLICY",
    title: "AI services opt-out policies",
    purpose: "Whether AI services may keep content to learn from it.",
  },
  {
    type: "CHATBOT_POLICY",
    title: "Chat applications policies",
    purpose: "Who reaches the accounts from chats.",
  },
  { type: "SECURITYHUB_POLICY", title: "Security Hub policies", purpose: "Where Security Hub is on." },
  { type: "INSPECTOR_POLICY", title: "Inspector policies", purpose: "What Inspector looks at." },
  {
    type: "UPGRADE_ROLLOUT_POLICY",
    title: "Upgrade rollout policies",
    purpose: "Which resources are upgraded first, and which last.",
  },
  {
    type: "BEDROCK_POLICY",
    title: "Bedrock policies",
    purpose: "Which guardrails hold for Bedrock's models.",
  },
  { type: "S3_POLICY", title: "S3 policies", purpose: "How S3's buckets are closed to the public." },
  {
    type: "NETWORK_SECURITY_DIRECTOR_POLICY",
    title: "Network security director policies",
    purpose: "Where network security director looks.",
  },
];

export const kindOf = (type?: string): PolicyKind | undefined =>
  POLICY_KINDS.find((kind) => kind.type === type);

/** The two that decide requests are not merged into one; all others are. */
export const isMerged = (type: PolicyType): type is PolicyType & EffectivePolicyType =>
  type !== "SERVICE_CONTROL_POLICY" && type !== "RESOURCE_CONTROL_POLICY";
