import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import TextFilter from "@cloudscape-design/components/text-filter";
import { useState, type ReactNode } from "react";
import type { Pages } from "../usePages";
import { ColumnHead } from "./ColumnHead";
import { grouped } from "./numbers";
import { type Order, sortRows } from "./sortRows";

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  /** What its head sorts by; absent: it does not. */
  sort?: (row: Row) => string | number;
}

interface ListTableProps<Row> {
  title: string;
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** The first names the row. */
  columns: Column<Row>[];
  /** Absent while it is read. */
  rows?: Row[];
  /** How many there can be. */
  max?: number;
  keyOf: (row: Row) => string;
  /** Said where there is nothing. */
  empty: ReactNode;
  /** What a filter looks through; absent: no filter. */
  textOf?: (row: Row) => string;
  /** Where the list may have more than was read. */
  pages?: Pages<Row>;
}

/** A list with its title, filter and end. On a phone each row stands as a block. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { title, description, actions, textOf, pages, max } = props;
  const rows = props.rows ?? pages?.data?.items;
  const more = pages?.data?.more === true;
  const [filter, setFilter] = useState("");
  const words = filter.trim().toLowerCase();
  const shown = rows?.filter((row) => textOf === undefined || textOf(row).toLowerCase().includes(words));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={actions}
          counter={
            rows && `(${grouped(rows.length)}${more ? "+" : ""}${max === undefined ? "" : ` of ${max}`})`
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {textOf !== undefined && (rows?.length ?? 0) > 0 && (
          <TextFilter
            filteringText={filter}
            onChange={({ detail }) => setFilter(detail.filteringText)}
            filteringAriaLabel={`Find in ${title}`}
            filteringPlaceholder="Find"
            countText={words === "" ? "" : `${grouped(shown?.length ?? 0)} found${more ? " so far" : ""}`}
          />
        )}
        {shown === undefined ? (
          <StatusIndicator type="loading">Reading</StatusIndicator>
        ) : (
          <Rows {...props} rows={shown} filtered={words !== ""} />
        )}
        {more && <Further pages={pages!} />}
      </SpaceBetween>
    </Container>
  );
}

/** Many rows are slow to draw; whoever looks for one of them has the filter. */
const DRAWN_AT_FIRST = 200;
const DRAWN_MORE = 500;

function Rows<Row>(props: ListTableProps<Row> & { rows: Row[]; filtered: boolean }) {
  const { title, columns, rows, keyOf, empty, filtered, pages } = props;
  const [order, setOrder] = useState<Order>();
  const [limit, setLimit] = useState(DRAWN_AT_FIRST);
  if (rows.length === 0) {
    return <Box color="text-body-secondary">{filtered ? "Nothing has these words." : empty}</Box>;
  }
  const sorted = sortRows(rows, columns, order);
  const drawn = pages === undefined ? sorted.slice(0, limit) : sorted; // of pages more come on request anyway
  return (
    <SpaceBetween size="s">
      <table className="gw-table" role="table" aria-label={title}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <ColumnHead key={column.header} column={column} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {drawn.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column) => (
                <td key={column.header} role="cell" data-label={column.header}>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {drawn.length < sorted.length && (
        <Button onClick={() => setLimit(limit + DRAWN_MORE)}>Show more of {grouped(sorted.length)}</Button>
      )}
    </SpaceBetween>
  );
}

function Further<Row>({ pages }: { pages: Pages<Row> }) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button loading={pages.busy} onClick={pages.readMore}>
        Show more
      </Button>
      <Button variant="link" disabled={pages.busy} onClick={pages.readAll}>
        Read to the end
      </Button>
    </SpaceBetween>
  );
}
