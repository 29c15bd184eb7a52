import type { Area } from "../area";

export const activity: Area = {
  path: "activity",
  title: "Activity",
  purpose: "What was called in this account, by whom, and why it was allowed or refused.",
  links: [],
  load: () => import("./routes"),
};
