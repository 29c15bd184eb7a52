import type { Area } from "../area";

export const account: Area = {
  path: "account",
  title: "Account",
  purpose: "The account's name, contacts, plan and standing.",
  links: [
    { text: "Contact information", path: "contact" },
    { text: "Alternate contacts", path: "contacts" },
    { text: "E-mail address", path: "email" },
    { text: "Regions", path: "regions" },
    { text: "Support plan", path: "plan" },
    { text: "Billing access", path: "billing-access" },
    { text: "Standing", path: "standing" },
    { text: "Close account", path: "close" },
  ],
  load: () => import("./routes"),
};
