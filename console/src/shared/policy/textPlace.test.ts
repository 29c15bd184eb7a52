import { expect, it } from "vitest";
import { offsetAt } from "./textPlace";

it("finds a place given by line and column", () => {
  const text = '{\n  "\u{1f600}": x\n}';
  expect(text.slice(offsetAt(text, 1, 1))).toBe(text);
  expect(text.slice(offsetAt(text, 2, 8))).toBe("x\n}");
  expect(text.slice(offsetAt(text, 3, 1))).toBe("}");
});

it("stays within the text", () => {
  expect(offsetAt("ab\nc", 1, 9)).toBe(2);
  expect(offsetAt("ab\nc", 9, 9)).toBe(4);
  expect(offsetAt("", 1, 1)).toBe(0);
});
