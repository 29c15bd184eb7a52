import type { Area } from "../area";

export const iam: Area = {
  path: "iam",
  title: "IAM",
  purpose: "Who may do what in this account: its users, groups, roles and policies, and how one signs in.",
  links: [
    { text: "Users", path: "users" },
    { text: "Groups", path: "groups" },
    { text: "Roles", path: "roles" },
    { text: "Policies", path: "policies" },
    { text: "Policy simulator", path: "simulator" },
    { text: "Account settings", path: "account" },
    { text: "Credential report", path: "account/report" },
  ],
  load: () => import("./routes"),
};
