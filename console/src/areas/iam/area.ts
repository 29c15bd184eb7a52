import type { Area } from "../area";

export const iam: Area = {
  path: "iam",
  title: "IAM",
  purpose: "Who may do what in this account: its users and groups, and how they sign in.",
  links: [
    { text: "Users", path: "users" },
    { text: "Groups", path: "groups" },
    { text: "Account settings", path: "account" },
    { text: "Credential report", path: "account/report" },
  ],
  load: () => import("./routes"),
};
