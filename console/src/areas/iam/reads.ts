import { IAMClient } from "@aws-sdk/client-iam";
import { clientOf } from "../../shared/aws/clients";
import { type Page, readUpTo } from "../../shared/usePages";

export const client = (): IAMClient => clientOf(IAMClient);

/** Where every page of this area stands. */
export const ABOVE = [{ text: "IAM", href: "/console/iam" }];
export const USERS = [...ABOVE, { text: "Users", href: "/console/iam/users" }];
export const GROUPS = [...ABOVE, { text: "Groups", href: "/console/iam/groups" }];

export const ROLES = [...ABOVE, { text: "Roles", href: "/console/iam/roles" }];
export const POLICIES = [...ABOVE, { text: "Policies", href: "/console/iam/policies" }];

const hrefOf =
  (list: string) =>
  (name = "", tab = ""): string =>
    [`/console/iam/${list}/of`, encodeURIComponent(name), tab].filter(Boolean).join("/");

export const userHref = hrefOf("users");
export const groupHref = hrefOf("groups");
export const roleHref = hrefOf("roles");
/** Of a managed policy, by its ARN. */
export const policyHref = hrefOf("policies");

/** The address where users of the account sign in; the account goes by its alias where it has one. */
export const signInAddress = (account: string): string =>
  `${location.origin}/signin?account=${encodeURIComponent(account)}`;

/** All items of a list of IAM's, which comes in pages. */
export async function readAll<Page extends { IsTruncated?: boolean; Marker?: string }, Item>(
  readPage: (marker?: string) => Promise<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  return (await readUpTo((marker) => pageOf(readPage(marker), itemsOf))).items;
}

/** A page of IAM's as `usePages` takes it. */
export async function pageOf<Answer extends { IsTruncated?: boolean; Marker?: string }, Item>(
  answer: Promise<Answer>,
  itemsOf: (answer: Answer) => Item[] | undefined,
): Promise<Page<Item>> {
  const page = await answer;
  return { items: itemsOf(page), next: page.IsTruncated ? page.Marker : undefined };
}
