import type { AttachedPolicy } from "@aws-sdk/client-iam";

/** Where an attached policy comes from, where that is not the holder itself: a group of the user. */
export interface Via {
  text: string;
  href: string;
}

export interface Attached extends AttachedPolicy {
  via?: Via;
}

/** A user, a group or a role, as far as it has policies. */
export interface PolicyHolder {
  kind: "user" | "group" | "role";
  name: string;
  /** AWS keeps it: nobody else can change its policies. */
  fixed?: boolean;
  /** Those that hold for it: its own, and a user's through its groups. */
  readAttached: () => Promise<Attached[]>;
  readOwnAttached: () => Promise<AttachedPolicy[]>;
  attach: (policyArn: string) => Promise<unknown>;
  detach: (policyArn: string) => Promise<unknown>;
  readInlineNames: () => Promise<string[]>;
  /** The document's JSON. */
  readInline: (policyName: string) => Promise<string>;
  putInline: (policyName: string, document: string) => Promise<unknown>;
  deleteInline: (policyName: string) => Promise<unknown>;
}

/** What a resource has, and has to lose before IAM deletes it. */
export interface Belonging {
  /** "Access key AKIA..." */
  words: string;
  remove: () => Promise<unknown>;
}

/** The holder's own policies, attached and inline; not those that hold through a group. */
export async function policiesOf(holder: PolicyHolder): Promise<Belonging[]> {
  const [attached, inline] = await Promise.all([holder.readOwnAttached(), holder.readInlineNames()]);
  return [
    ...attached.map(({ PolicyName, PolicyArn = "" }) => ({
      words: `Attached policy ${PolicyName}`,
      remove: () => holder.detach(PolicyArn),
    })),
    ...inline.map((name) => ({ words: `Inline policy ${name}`, remove: () => holder.deleteInline(name) })),
  ];
}
