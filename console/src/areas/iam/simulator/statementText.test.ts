import { expect, it } from "vitest";
import { statementText } from "./statementText";

const at = (...[line, column, toLine, toColumn]: number[]) => ({
  StartPosition: { Line: line, Column: column },
  EndPosition: { Line: toLine, Column: toColumn },
});
const meaning = (document: string, ...places: number[]) =>
  JSON.parse(statementText(document, at(...places)) ?? "null");

it("cuts a statement out of a list over several lines", () => {
  const document = '{\n  "Statement": [\n    {\n      "Sid": "A"\n    },\n    {"Sid": "B"}\n  ]\n}';
  expect(meaning(document, 2, 17, 5, 6)).toEqual({ Sid: "A" });
  expect(meaning(document, 5, 7, 6, 17)).toEqual({ Sid: "B" });
});

it("a statement outside a list begins after its brace", () => {
  expect(meaning('{"Statement":{"Sid":"A"}}', 1, 15, 1, 25)).toEqual({ Sid: "A" });
});

it("answers nothing where no statement stands there", () => {
  expect(statementText("{}", at(1, 1, 9, 9))).toBe("{}");
  expect(statementText('{"Statement":[]}', at(1, 4, 1, 9))).toBeUndefined();
  expect(statementText("{}", {})).toBeUndefined();
});
