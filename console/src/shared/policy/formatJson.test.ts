import { describe, expect, it } from "vitest";
import { formatJson } from "./formatJson";

const TEXTS = [
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:b","c:d"],"Resource":"*"}]}',
  " {  } ",
  '[[], {}, [1, [2]], {"a": {}}]',
  '{"a{\\"[": "b]},: \\\\", "c": [true, null, -2.5]}',
  '"text"',
];

describe("formatted JSON", () => {
  it.each(TEXTS)("is what JSON.stringify makes of %j", (text) => {
    expect(formatJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
    expect(formatJson(formatJson(text))).toBe(formatJson(text));
  });

  it("keeps what JSON.parse would lose", () => {
    expect(formatJson('{"a":1.0,"a":"\\u0041"}')).toBe('{\n  "a": 1.0,\n  "a": "\\u0041"\n}');
  });
});
