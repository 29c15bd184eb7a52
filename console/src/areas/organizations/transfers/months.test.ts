import { describe, expect, it } from "vitest";
import { monthsToBeginWith, startOf } from "./months";

describe("months that a billing transfer can begin with", () => {
  it("go over the end of a year", () => {
    expect(monthsToBeginWith(new Date("2026-11-26T20:00:00Z"))).toEqual(["2026-12", "2027-01"]);
  });

  it("leave time for an answer", () => {
    expect(monthsToBeginWith(new Date("2026-11-30T00:00:00Z"))).toEqual(["2027-01"]);
  });

  it("begin in UTC", () => {
    expect(startOf("2027-01").toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});
