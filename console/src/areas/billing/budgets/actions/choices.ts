import {
  IAMClient,
  paginateListGroups,
  paginateListRoles,
  paginateListUsers,
  type Role,
} from "@aws-sdk/client-iam";
import { everyPage } from "../../../../shared/aws/clients";

const option = (value = "") => ({ value, label: value });

export const readUserOptions = async () =>
  (await everyPage(paginateListUsers, IAMClient, {}, (page) => page.Users)).map((user) =>
    option(user.UserName),
  );

export const readGroupOptions = async () =>
  (await everyPage(paginateListGroups, IAMClient, {}, (page) => page.Groups)).map((group) =>
    option(group.GroupName),
  );

export const readRoles = (): Promise<Role[]> =>
  everyPage(paginateListRoles, IAMClient, {}, (page) => page.Roles);

/** Roles that AWS Budgets may assume. */
// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-role.html
export const executionRoleOptions = (roles: Role[]) =>
  roles
    .filter((role) =>
      decodeURIComponent(role.AssumeRolePolicyDocument ?? "").includes("budgets.amazonaws.com"),
    )
    .map((role) => ({ value: role.Arn, label: role.RoleName }));

export const roleOptions = (roles: Role[]) => roles.map((role) => option(role.RoleName));
