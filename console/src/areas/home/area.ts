import type { Area } from "../area";

export const home: Area = {
  path: "",
  title: "Getting started",
  purpose: "The guide's eight steps, and how far this account has come.",
  links: [],
  load: () => import("./HomePage"),
};
