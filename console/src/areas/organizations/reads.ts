import {
  type Account,
  DescribeOrganizationCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  DescribeOrganizationalUnitCommand,
  type Organization,
  type OrganizationalUnit,
  OrganizationsClient,
  type PolicySummary,
  type Root,
} from "@aws-sdk/client-organizations";
import { clientOf } from "../../shared/aws/clients";
import { orAbsent } from "../../shared/errors";
import { readUpTo } from "../../shared/usePages";

export const client = (): OrganizationsClient => clientOf(OrganizationsClient);

/** Undefined where the account is in none. */
export async function readOrganization(): Promise<Organization | undefined> {
  const answer = await orAbsent(
    client().send(new DescribeOrganizationCommand({})),
    "AWSOrganizationsNotInUseException",
  );
  return answer?.Organization;
}

export async function readRoot(): Promise<Root> {
  const { Roots } = await client().send(new ListRootsCommand({}));
  const root = Roots?.[0];
  if (root === undefined) throw new Error("The organization has no root.");
  return root;
}

export interface Level {
  units: OrganizationalUnit[];
  accounts: Account[];
  /** There are more than were read. */
  more: boolean;
}

/** What stands right below a root or unit. Undefined where it is gone. */
export async function readLevel(parentId: string, limit: number): Promise<Level | undefined> {
  const [units, accounts] = await Promise.all([
    orAbsent(readUnits(parentId, limit), "ParentNotFoundException"),
    orAbsent(readAccounts(parentId, limit), "ParentNotFoundException"),
  ]);
  if (units === undefined || accounts === undefined) return undefined;
  return { units: units.items, accounts: accounts.items, more: units.more || accounts.more };
}

export const readUnits = (ParentId: string, limit?: number) =>
  readUpTo(async (NextToken) => {
    const page = await client().send(new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken }));
    return { items: page.OrganizationalUnits, next: page.NextToken };
  }, limit);

export const readAccounts = (ParentId: string, limit?: number) =>
  readUpTo(async (NextToken) => {
    const page = await client().send(new ListAccountsForParentCommand({ ParentId, NextToken }));
    return { items: page.Accounts, next: page.NextToken };
  }, limit);

/** A place in the tree: the root, a unit or an account. */
export interface Place {
  id: string;
  name: string;
}

/** What stands above, from the root down. */
export async function readParents(childId: string): Promise<Place[]> {
  const { Parents } = await client().send(new ListParentsCommand({ ChildId: childId }));
  const parent = Parents?.[0];
  if (parent?.Id === undefined) return [];
  if (parent.Type === "ROOT") return [{ id: parent.Id, name: "Root" }];
  const [above, name] = await Promise.all([readParents(parent.Id), readUnitName(parent.Id)]);
  return [...above, { id: parent.Id, name }];
}

async function readUnitName(unitId: string): Promise<string> {
  const command = new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: unitId });
  return (await client().send(command)).OrganizationalUnit?.Name ?? unitId;
}

export const pathText = (places: Place[]): string => places.map((place) => place.name).join(" / ");

/** Where the page of a place stands. */
export function hrefOf(id: string): string {
  return `/console/organizations/${/^\d{12}$/.test(id) ? "accounts" : "units"}/${id}`;
}

export const policyHref = (policy: PolicySummary): string =>
  `/console/organizations/policies/${policy.Type}/${policy.Id}`;
