import {
  IAMClient,
  paginateListGroups,
  paginateListRoles,
  paginateListUsers,
  type Role,
} from "@aws-sdk/client-iam";
import { ListPoliciesCommand } from "@aws-sdk/client-organizations";
import { everyPage } from "../../../../shared/aws/clients";
import { readUpTo } from "../../../../shared/usePages";
import { client as organizations } from "../../../organizations/reads";

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

export async function readScpOptions() {
  const { items } = await readUpTo(async (NextToken) => {
    const command = new ListPoliciesCommand({ Filter: "SERVICE_CONTROL_POLICY", NextToken });
    const page = await organizations().send(command);
    return { items: page.Policies, next: page.NextToken };
  });
  return items.map((policy) => ({ value: policy.Id, label: policy.Name, description: policy.Description }));
}

export const roleOptions = (roles: Role[]) => roles.map((role) => option(role.RoleName));
