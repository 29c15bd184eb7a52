import {
  GetAccountAuthorizationDetailsCommand,
  GetRoleCommand,
  ListInstanceProfilesForRoleCommand,
  type Role,
  type RoleLastUsed,
} from "@aws-sdk/client-iam";
import { documentOf } from "../principals/documents";
import { client, readAll } from "../reads";
import { trustedBy } from "./trust";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html, `MaxSessionDuration` */
export const SESSION_SECONDS_LEAST = 3600;
export const SESSION_SECONDS_MOST = 43_200;

export async function readRole(RoleName: string): Promise<Role> {
  return (await client().send(new GetRoleCommand({ RoleName }))).Role!;
}

export const isServiceLinked = (role: Role): boolean => role.Path?.startsWith("/aws-service-role/") === true;

/** Made by AWS, which alone changes it. */
export const isKeptByAws = (role: Role): boolean =>
  isServiceLinked(role) || role.Path?.startsWith("/aws-reserved/") === true;

export function roleKind(role: Role): string {
  if (isServiceLinked(role)) return "Service-linked";
  return isKeptByAws(role) ? "Kept by AWS" : "Own";
}

export const trustOf = (role: Role): string => documentOf(role.AssumeRolePolicyDocument);
export const trustedText = (role: Role): string => trustedBy(trustOf(role)).join(", ") || "Nobody";

/** ListRoles does not tell when a role was used; this does, for a thousand roles in one call. */
export async function readLastUses(): Promise<Map<string, RoleLastUsed>> {
  const roles = await readAll(
    (Marker) =>
      client().send(new GetAccountAuthorizationDetailsCommand({ Filter: ["Role"], MaxItems: 1000, Marker })),
    (page) => page.RoleDetailList,
  );
  return new Map(roles.map((role) => [role.RoleName!, role.RoleLastUsed ?? {}]));
}

export const readInstanceProfiles = (RoleName: string) =>
  readAll(
    (Marker) => client().send(new ListInstanceProfilesForRoleCommand({ RoleName, Marker })),
    (page) => page.InstanceProfiles,
  );
