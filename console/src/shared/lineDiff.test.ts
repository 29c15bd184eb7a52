import { expect, it } from "vitest";
import { lineDiff } from "./lineDiff";

const signs = { same: " ", added: "+", removed: "-" };
const shown = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => `${signs[kind]}${text}`);

it("equal texts have nothing but same lines", () => {
  expect(shown("a\nb", "a\nb")).toEqual([" a", " b"]);
});

it("a changed line is taken away and added, in this order, among those that stay", () => {
  expect(shown("a\nb\nc", "a\nB\nc")).toEqual([" a", "-b", "+B", " c"]);
});

it("as much as can be stays where lines move, come and go at both ends", () => {
  expect(shown("a\nb\nc\nd", "b\nd\ne")).toEqual(["-a", " b", "-c", " d", "+e"]);
  expect(shown("b", "a\nb\nb")).toEqual(["+a", " b", "+b"]);
  expect(shown("", "a")).toEqual(["-", "+a"]);
});
