import type { Area } from "../area";

export const credentials: Area = {
  path: "credentials",
  title: "Security credentials",
  purpose: "Your own: second factors, access keys, password, sessions.",
  links: [
    { text: "Access keys", path: "keys" },
    { text: "Password", path: "password" },
    { text: "Sessions", path: "sessions" },
  ],
  load: () => import("./routes"),
};
