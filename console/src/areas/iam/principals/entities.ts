import {
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
} from "@aws-sdk/client-iam";
import { client, groupHref, roleHref, userHref } from "../reads";
import { groupPolicies } from "./groupPolicies";
import type { PolicyHolder } from "./holder";
import { rolePolicies } from "./rolePolicies";
import { userPolicies } from "./userPolicies";

/** A user, group or role, as far as a policy knows of it. */
export interface Entity {
  kind: PolicyHolder["kind"];
  name: string;
}

export const KINDS = { user: "User", group: "Group", role: "Role" };
export const entityKey = ({ kind, name }: Entity): string => `${kind}/${name}`;

const HOLDERS = { user: userPolicies, group: groupPolicies, role: rolePolicies };
const HREFS = { user: userHref, group: groupHref, role: roleHref };

export const holderOf = ({ kind, name }: Entity): PolicyHolder => HOLDERS[kind](name);
export const entityHref = ({ kind, name }: Entity): string => HREFS[kind](name);

/** How a user's or role's permissions boundary is set and removed. A group has none. */
export function boundaryOf({ kind, name }: Entity) {
  const RoleName = name;
  const UserName = name;
  return kind === "role"
    ? {
        put: (PermissionsBoundary: string): Promise<unknown> =>
          client().send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })),
        remove: (): Promise<unknown> => client().send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
      }
    : {
        put: (PermissionsBoundary: string): Promise<unknown> =>
          client().send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary })),
        remove: (): Promise<unknown> => client().send(new DeleteUserPermissionsBoundaryCommand({ UserName })),
      };
}
