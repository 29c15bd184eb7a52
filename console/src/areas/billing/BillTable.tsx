import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { groupedAccountId, usd } from "../../shared/ui/numbers";
import type { BillLine, MonthTotal } from "./costs";
import { monthName } from "./months";

interface BillTableProps {
  lines: BillLine[];
  month: MonthTotal;
  busy: boolean;
}

/** The accounts of a bill; each opens to its services. */
export default function BillTable({ lines, month, busy }: BillTableProps) {
  const [expanded, setExpanded] = useState<BillLine[]>();
  return (
    <Table
      header={
        <Header
          variant="h2"
          counter={`(${lines.length})`}
          description="Open an account to see what its services cost."
        >
          Accounts
        </Header>
      }
      loading={busy}
      loadingText="Reading"
      items={lines}
      trackBy="id"
      empty={<Box textAlign="center">Nothing was used in {monthName(month.month)}.</Box>}
      expandableRows={{
        getItemChildren: (line) => line.services,
        isItemExpandable: (line) => line.services.length > 0,
        // One account is opened from the start: there is nothing else to look at.
        expandedItems: expanded ?? (lines.length === 1 ? lines : []),
        onExpandableItemToggle: ({ detail }) =>
          setExpanded((before = lines.length === 1 ? lines : []) =>
            detail.expanded ? [...before, detail.item] : before.filter((line) => line.id !== detail.item.id),
          ),
      }}
      ariaLabels={{
        expandButtonLabel: (line) => `Show the services of ${line.name}`,
        collapseButtonLabel: (line) => `Hide the services of ${line.name}`,
      }}
      wrapLines
      columnDefinitions={[
        { id: "name", header: "Account or service", isRowHeader: true, cell: (line) => line.name },
        {
          id: "cost",
          header: "Cost",
          cell: (line) => <span className="gw-number">{usd(line.cost)}</span>,
        },
        {
          id: "id",
          header: "Account ID",
          cell: (line) => (line.accountId === undefined ? "" : groupedAccountId(line.accountId)),
        },
      ]}
    />
  );
}
