import type { Column } from "./ListTable";

export interface Order {
  /** The head of the column. */
  by: string;
  descending: boolean;
}

/**
 * In the reader's manner of words and numbers ("key2" before "key10"); as they came where no order is
 * asked for.
 */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], order?: Order): Row[] {
  const key = columns.find((column) => column.header === order?.by)?.sort;
  if (order === undefined || key === undefined) return rows;
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(key(one), key(other)));
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function compare(one: string | number, other: string | number): number {
  return typeof one === "number" && typeof other === "number"
    ? one - other
    : words.compare(String(one), String(other));
}
