import { describe, expect, it } from "vitest";
import { durationText } from "./Remaining";

describe("the time that remains", () => {
  it.each([
    [15 * 86400, "15 days 0 h"],
    [86400 + 3 * 3600, "1 day 3 h"],
    [3600 + 120, "1 h 2 min"],
    [61, "1 min"],
    [0.4, "less than a minute"],
    [-5, "less than a minute"],
  ])("%d seconds", (seconds, text) => expect(durationText(seconds)).toBe(text));
});
