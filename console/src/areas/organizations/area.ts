import type { Area } from "../area";

export const organizations: Area = {
  path: "organizations",
  title: "Organizations",
  purpose: "The organization that this account is in: its accounts, units and policies.",
  links: [
    { text: "Accounts", path: "accounts" },
    { text: "Invitations", path: "invitations" },
    { text: "Policies", path: "policies" },
    { text: "Services", path: "services" },
    { text: "Billing transfers", path: "transfers" },
    { text: "Settings", path: "settings" },
  ],
  load: () => import("./routes"),
};
