import {
  AttachRolePolicyCommand,
  type AttachedPolicy,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { client, readAll } from "../reads";
import { documentOf } from "./documents";
import type { PolicyHolder } from "./holder";

export function rolePolicies(RoleName: string): PolicyHolder {
  return {
    kind: "role",
    name: RoleName,
    readAttached: () => readAttachedToRole(RoleName),
    readOwnAttached: () => readAttachedToRole(RoleName),
    attach: (PolicyArn) => client().send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    detach: (PolicyArn) => client().send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    readInlineNames: () =>
      readAll(
        (Marker) => client().send(new ListRolePoliciesCommand({ RoleName, Marker })),
        (page) => page.PolicyNames,
      ),
    readInline: async (PolicyName) => {
      const answer = await client().send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return documentOf(answer.PolicyDocument);
    },
    putInline: (PolicyName, PolicyDocument) =>
      client().send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
    deleteInline: (PolicyName) => client().send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
  };
}

const readAttachedToRole = (RoleName: string): Promise<AttachedPolicy[]> =>
  readAll(
    (Marker) => client().send(new ListAttachedRolePoliciesCommand({ RoleName, Marker })),
    (page) => page.AttachedPolicies,
  );
