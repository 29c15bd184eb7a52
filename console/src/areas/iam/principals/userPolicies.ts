import {
  AttachUserPolicyCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { client, groupHref, readAll } from "../reads";
import { readGroupsOf } from "../users/memberships";
import { documentOf } from "./documents";
import { readAttachedToGroup } from "./groupPolicies";
import type { Attached, PolicyHolder } from "./holder";

export function userPolicies(UserName: string): PolicyHolder {
  return {
    kind: "user",
    name: UserName,
    readAttached: async () => {
      const [own, ofGroups] = await Promise.all([readAttachedToUser(UserName), readThroughGroups(UserName)]);
      return [...own, ...ofGroups];
    },
    readOwnAttached: () => readAttachedToUser(UserName),
    attach: (PolicyArn) => client().send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    detach: (PolicyArn) => client().send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    readInlineNames: () =>
      readAll(
        (Marker) => client().send(new ListUserPoliciesCommand({ UserName, Marker })),
        (page) => page.PolicyNames,
      ),
    readInline: async (PolicyName) => {
      const answer = await client().send(new GetUserPolicyCommand({ UserName, PolicyName }));
      return documentOf(answer.PolicyDocument);
    },
    putInline: (PolicyName, PolicyDocument) =>
      client().send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
    deleteInline: (PolicyName) => client().send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
  };
}

/** Without those of its groups. */
const readAttachedToUser = (UserName: string): Promise<Attached[]> =>
  readAll(
    (Marker) => client().send(new ListAttachedUserPoliciesCommand({ UserName, Marker })),
    (page) => page.AttachedPolicies,
  );

async function readThroughGroups(userName: string): Promise<Attached[]> {
  const groups = await readGroupsOf(userName);
  const lists = await Promise.all(
    groups.map(async ({ GroupName: name = "" }) => {
      const via = { text: name, href: groupHref(name) };
      return (await readAttachedToGroup(name)).map((policy) => ({ ...policy, via }));
    }),
  );
  return lists.flat();
}
