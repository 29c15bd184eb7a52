import { describe, expect, it } from "vitest";
import { bytesOf, jsonFault, pretty } from "./json";

describe("a policy's text is looked at while it is typed", () => {
  it("is one JSON object", () => {
    expect(jsonFault('{"Version": "2012-10-17"}')).toBeUndefined();
    expect(jsonFault("  ")).toMatch(/needed/);
    expect(jsonFault("[]")).toMatch(/one JSON object/);
    expect(jsonFault("null")).toMatch(/one JSON object/);
  });

  it("says the line of a mistake", () => {
    expect(jsonFault('{\n  "Version": "2012-10-17",\n  oops\n}')).toMatch(/line 3/);
  });

  it("is shown with indents, or as it is where it is no JSON", () => {
    expect(pretty('{"a":{"b":1}}')).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
    expect(pretty("{oops")).toBe("{oops");
  });

  it("is measured in bytes, as quotas are", () => {
    expect(bytesOf("ü")).toBe(2);
  });
});
