import { describe, expect, it } from "vitest";
import { jsonMistake } from "./jsonMistake";

const TEXTS = [
  '{"a": [1, -2.5e3, true, false, null, "\\u00e9\\n"], "b": {}, "c": []}',
  " [ ] ",
  '"text"',
  "{",
  "[1,]",
  "[1 2]",
  '{"a" 1}',
  '{"a": 1,}',
  "{a: 1}",
  "{'a': 1}",
  "[01]",
  "[.5]",
  "[1.]",
  "[+1]",
  "nul",
  '"open',
  '"tab\t"',
  '"\\x"',
  "{} {}",
  "",
  "\u00a0{}",
];

describe("where a text stops to be JSON", () => {
  it.each(TEXTS)("agrees with JSON.parse about %j", (text) => {
    let good = true;
    try {
      JSON.parse(text);
    } catch {
      good = false;
    }
    expect(jsonMistake(text) === undefined).toBe(good);
  });

  it.each([
    ['{\n  "tags": oops\n}', 2, 11, "a value is missing"],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "a comma or } is missing"],
    ['{"a": 1,}', 1, 9, 'a name in "quotes" is missing'],
    ['{"a" 1}', 1, 6, "a colon is missing"],
    ['["\u{1f600}", x]', 1, 7, "a value is missing"],
    ["[".repeat(100_000), 1, 501, "nothing may be so deep inside of brackets"],
    ["{} x", 1, 4, "nothing may follow the document"],
  ])("%j", (text, line, column, words) => expect(jsonMistake(text)).toEqual({ line, column, words }));
});
