import type { Area } from "../area";

export const support: Area = {
  path: "support",
  title: "Support",
  purpose: "The support plan, cases with AWS, and Trusted Advisor's checks of this account.",
  links: [
    { text: "Cases", path: "" },
    { text: "Trusted Advisor", path: "advisor" },
    { text: "Support plan", path: "plan" },
  ],
  load: () => import("./routes"),
};
