import { expect, it } from "vitest";
import { csvField, csvRows } from "./csv";

it("reads plain and quoted fields, empty ones too", () => {
  expect(csvRows('user,arn,key\n"a,b",,"say ""so"""\r\nc,d,e')).toEqual([
    ["user", "arn", "key"],
    ["a,b", "", 'say "so"'],
    ["c", "d", "e"],
  ]);
});

it("reads back what it writes", () => {
  const fields = ["plain", "with, comma", 'with "quotes"', "two\nlines"];
  expect(csvRows(`${fields.map(csvField).join(",")}\n`)).toEqual([fields]);
});
