import { ListRolesCommand } from "@aws-sdk/client-iam";
import { readAllUsers } from "../groups/members";
import { client, readAll } from "../reads";
import { readAllGroups } from "../users/memberships";
import type { Entity } from "./entities";

export interface KnownEntity extends Entity {
  arn: string;
}

/** All users, groups and roles of the account, as far as `kinds` names them. */
export async function readEntitiesOf(kinds: Entity["kind"][]): Promise<KnownEntity[]> {
  return (await Promise.all(kinds.map((kind) => READS[kind]()))).flat();
}

const READS: Record<Entity["kind"], () => Promise<KnownEntity[]>> = {
  user: async () =>
    (await readAllUsers()).map(({ UserName: name = "", Arn: arn = "" }) => ({ kind: "user", name, arn })),
  group: async () =>
    (await readAllGroups()).map(({ GroupName: name = "", Arn: arn = "" }) => ({ kind: "group", name, arn })),
  role: async () => {
    const roles = await readAll(
      (Marker) => client().send(new ListRolesCommand({ MaxItems: 1000, Marker })),
      (page) => page.Roles,
    );
    return roles.map(({ RoleName: name = "", Arn: arn = "" }) => ({ kind: "role", name, arn }));
  },
};
