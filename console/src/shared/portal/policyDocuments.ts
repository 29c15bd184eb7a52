import type { PolicyType } from "@aws-sdk/client-organizations";
import { callAsSession } from "./heldSession";

/** What a document is for, as api/portal.smithy tells it. */
export type PolicyDocumentKind =
  "IDENTITY_POLICY" | "ROLE_TRUST_POLICY" | "ORGANIZATION_RESOURCE_POLICY" | PolicyType;

/** In which user, group or role an inline policy stands. */
export interface InlineHolder {
  type: "USER" | "GROUP" | "ROLE";
  name: string;
  /** Of its other inline policies: one quota counts all of them. */
  otherDocuments: string[];
}

export interface PolicyDocumentFault {
  code: string;
  message: string;
  /** Of Organizations' errors. */
  reason?: string;
  /** In Groundwork's words, where AWS's do not tell. */
  explanation?: string;
  /** From 1, columns in characters; absent where the document as a whole is at fault. */
  line?: number;
  column?: number;
  path?: string;
}

export interface CheckedPolicyDocument {
  faults: PolicyDocumentFault[];
  size: number;
  sizeMax: number;
}

export const checkPolicyDocument = (input: {
  kind: PolicyDocumentKind;
  document: string;
  holder?: InlineHolder;
}) => callAsSession<CheckedPolicyDocument>("check-policy-document", input);
