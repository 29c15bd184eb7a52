import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
} from "@aws-sdk/client-iam";
import type { Tag } from "../../../shared/tags/TagsCard";
import { attempts, type Refused } from "../principals/attempts";
import { rolePolicies } from "../principals/rolePolicies";
import { client } from "../reads";
import { EC2 } from "./services";
import { trustPolicy, type TrustValues } from "./trust";

export interface NewRole extends TrustValues {
  name: string;
  path: string;
  description: string;
  /** ARNs of managed policies. */
  policies: string[];
  /** The ARN of a managed policy; empty: none. */
  boundary: string;
  tags: Tag[];
}

/** Throws where there is no role; answers what was refused afterwards. */
export async function createRole(role: NewRole, ownAccount: string): Promise<Refused[]> {
  await client().send(
    new CreateRoleCommand({
      RoleName: role.name,
      Path: role.path,
      AssumeRolePolicyDocument: trustPolicy(role, ownAccount),
      Description: role.description || undefined,
      PermissionsBoundary: role.boundary || undefined,
      Tags: role.tags.length === 0 ? undefined : role.tags.map(({ Key, Value }) => ({ Key, Value })),
    }),
  );
  const { refused, attempt } = attempts();
  for (const arn of role.policies) {
    await attempt(`Attaching ${arn}`, () => rolePolicies(role.name).attach(arn));
  }
  if (role.trusted === "service" && role.service === EC2) {
    await attempt("Making the instance profile", () => makeInstanceProfile(role));
  }
  return refused;
}

/** Of the same name, as AWS's console does: an instance gets a role through it. */
async function makeInstanceProfile({ name, path }: NewRole): Promise<void> {
  await client().send(new CreateInstanceProfileCommand({ InstanceProfileName: name, Path: path }));
  await client().send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }));
}
