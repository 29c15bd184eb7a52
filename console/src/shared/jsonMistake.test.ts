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
    ['{\n  "tags": oops\n}', "line 2, column 11: a value is missing"],
    ['{\n  "a": 1\n  "b": 2\n}', "line 3, column 3: a comma or } is missing"],
    ['{"a": 1,}', 'line 1, column 9: a name in "quotes" is missing'],
    ['{"a" 1}', "line 1, column 6: a colon is missing"],
    ["{} x", "line 1, column 4: nothing may follow the document"],
  ])("%j", (text, words) => expect(jsonMistake(text)).toBe(words));
});
