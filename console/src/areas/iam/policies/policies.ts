import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
  type Policy,
  type PolicyUsageType,
  type PolicyVersion,
} from "@aws-sdk/client-iam";
import { documentOf } from "../principals/documents";
import type { Entity } from "../principals/entities";
import { client, readAll } from "../reads";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const VERSIONS_MAX = 5;

export const nameOfArn = (arn: string): string => arn.split("/").pop() ?? arn;

export async function readPolicy(PolicyArn: string): Promise<Policy> {
  return (await client().send(new GetPolicyCommand({ PolicyArn }))).Policy!;
}

/** Newest first, without their documents. */
export const readVersions = (PolicyArn: string): Promise<PolicyVersion[]> =>
  readAll(
    (Marker) => client().send(new ListPolicyVersionsCommand({ PolicyArn, Marker })),
    (page) => page.Versions,
  );

export async function readDocument(PolicyArn: string, VersionId = ""): Promise<string> {
  const answer = await client().send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return documentOf(answer.PolicyVersion?.Document);
}

/** What the policy is attached to, or the boundary of. */
export const readEntities = (PolicyArn: string, PolicyUsageFilter: PolicyUsageType): Promise<Entity[]> =>
  readAll(
    (Marker) =>
      client().send(
        new ListEntitiesForPolicyCommand({ PolicyArn, PolicyUsageFilter, MaxItems: 1000, Marker }),
      ),
    ({ PolicyGroups: groups = [], PolicyUsers: users = [], PolicyRoles: roles = [] }): Entity[] => [
      ...groups.map(({ GroupName: name = "" }) => ({ kind: "group" as const, name })),
      ...users.map(({ UserName: name = "" }) => ({ kind: "user" as const, name })),
      ...roles.map(({ RoleName: name = "" }) => ({ kind: "role" as const, name })),
    ],
  );
