import type { Area } from "../area";

export const billing: Area = {
  path: "billing",
  title: "Billing and costs",
  purpose: "What the account costs, month by month, what is to come, and budgets that warn of it.",
  links: [
    { text: "Bills", path: "" },
    { text: "Costs", path: "costs" },
    { text: "Budgets", path: "budgets" },
    { text: "Credits", path: "credits" },
    { text: "Free Tier", path: "free-tier" },
    { text: "Billing views", path: "views" },
    { text: "Preferences", path: "preferences" },
  ],
  load: () => import("./routes"),
};
