import type { Column } from "./ListTable";
import type { Order } from "./sortRows";

interface ColumnHeadProps<Row> {
  column: Column<Row>;
  order?: Order;
  setOrder: (order: Order) => void;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/table/examples/sortable-table/ */
export function ColumnHead<Row>({ column, order, setOrder }: ColumnHeadProps<Row>) {
  const { header } = column;
  const mine = order?.by === header ? order : undefined;
  const direction = mine && (mine.descending ? "descending" : "ascending");
  return (
    <th role="columnheader" scope="col" aria-sort={direction}>
      {column.sort === undefined ? (
        header
      ) : (
        <button
          type="button"
          className="gw-sort"
          onClick={() => setOrder({ by: header, descending: mine?.descending === false })}
        >
          {header}
          <span aria-hidden="true">{mine === undefined ? " ↕" : mine.descending ? " ↓" : " ↑"}</span>
        </button>
      )}
    </th>
  );
}
