import { expect, it } from "vitest";
import { sortRows } from "./sortRows";

const columns = [
  { header: "Name", cell: String, sort: (row: string) => row },
  { header: "Length", cell: String, sort: (row: string) => row.length },
];
const rows = ["key10", "key2", "Alice"];

it("leaves rows as they came where no order is asked for", () => {
  expect(sortRows(rows, columns)).toEqual(rows);
});

it("sorts words as people do, and numbers by value", () => {
  expect(sortRows(rows, columns, { by: "Name", descending: false })).toEqual(["Alice", "key2", "key10"]);
  expect(sortRows(rows, columns, { by: "Name", descending: true })).toEqual(["key10", "key2", "Alice"]);
  expect(sortRows(rows, columns, { by: "Length", descending: false })).toEqual(["key2", "key10", "Alice"]);
});
