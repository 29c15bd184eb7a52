import {
  AttachGroupPolicyCommand,
  type AttachedPolicy,
  DeleteGroupPolicyCommand,
  DetachGroupPolicyCommand,
  GetGroupPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  PutGroupPolicyCommand,
} from "@aws-sdk/client-iam";
import { client, readAll } from "../reads";
import { documentOf } from "./documents";
import type { PolicyHolder } from "./holder";

export function groupPolicies(GroupName: string): PolicyHolder {
  return {
    kind: "group",
    name: GroupName,
    readAttached: () => readAttachedToGroup(GroupName),
    readOwnAttached: () => readAttachedToGroup(GroupName),
    attach: (PolicyArn) => client().send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
    detach: (PolicyArn) => client().send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
    readInlineNames: () =>
      readAll(
        (Marker) => client().send(new ListGroupPoliciesCommand({ GroupName, Marker })),
        (page) => page.PolicyNames,
      ),
    readInline: async (PolicyName) => {
      const answer = await client().send(new GetGroupPolicyCommand({ GroupName, PolicyName }));
      return documentOf(answer.PolicyDocument);
    },
    putInline: (PolicyName, PolicyDocument) =>
      client().send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
    deleteInline: (PolicyName) => client().send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
  };
}

export const readAttachedToGroup = (GroupName: string): Promise<AttachedPolicy[]> =>
  readAll(
    (Marker) => client().send(new ListAttachedGroupPoliciesCommand({ GroupName, Marker })),
    (page) => page.AttachedPolicies,
  );
