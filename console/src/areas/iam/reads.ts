import { IAMClient } from "@aws-sdk/client-iam";
import { clientOf } from "../../shared/aws/clients";

export const client = (): IAMClient => clientOf(IAMClient);

/** Where every page of this area stands. */
export const ABOVE = [{ text: "IAM", href: "/console/iam" }];
export const USERS = [...ABOVE, { text: "Users", href: "/console/iam/users" }];
export const GROUPS = [...ABOVE, { text: "Groups", href: "/console/iam/groups" }];

export const userHref = (name = "", tab = ""): string =>
  ["/console/iam/users", encodeURIComponent(name), tab].filter(Boolean).join("/");

export const groupHref = (name = "", tab = ""): string =>
  ["/console/iam/groups", encodeURIComponent(name), tab].filter(Boolean).join("/");

/** The address where users of the account sign in; the account goes by its alias where it has one. */
export const signInAddress = (account: string): string =>
  `${location.origin}/signin?account=${encodeURIComponent(account)}`;
