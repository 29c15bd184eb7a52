import type { Area } from "../area";

export const iam: Area = {
  path: "iam",
  title: "IAM",
  purpose: "Who may do what in this account: its users and groups, and how they sign in.",
  links: [{ text: "Users", path: "users" }],
  load: () => import("./routes"),
};
