import { describe, expect, it } from "vitest";
import { monthsAfter, startOf } from "./months";

describe("months of bills", () => {
  it("go over the end of a year", () => {
    expect(monthsAfter(new Date("2026-11-26T20:00:00Z"), 3)).toEqual(["2026-12", "2027-01", "2027-02"]);
  });

  it("begin in UTC", () => {
    expect(startOf("2027-01").toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});
