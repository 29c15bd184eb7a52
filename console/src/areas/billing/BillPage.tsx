import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useSession } from "../../shared/session";
import { Chooser } from "../../shared/ui/Chooser";
import { groupedAccountId, usd } from "../../shared/ui/numbers";
import { useLoad } from "../../shared/useLoad";
import { BillingFrame } from "./BillingFrame";
import { type BillLine, type MonthTotal, readBill, readMonths } from "./costs";
import { monthName } from "./months";
import { planeNow } from "./planeNow";

/** What each account of the bill has used in a month. */
export default function BillPage() {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get("month");
  const loaded = useLoad(async () => {
    const months = await readMonths(await planeNow());
    const month = months.find((one) => one.month === asked) ?? months[0]!;
    return { months, month, lines: await readBill(month.month) };
  }, [asked]);
  return (
    <BillingFrame
      title="Bills"
      description="What this account pays for, month by month. Months are those of UTC."
      loading={loaded}
    >
      {loaded.data && (
        <>
          <Overview
            months={loaded.data.months}
            month={loaded.data.month}
            choose={(month) => setParameters({ month })}
          />
          <Lines lines={loaded.data.lines} month={loaded.data.month} busy={loaded.busy} />
        </>
      )}
    </BillingFrame>
  );
}

interface OverviewProps {
  months: MonthTotal[];
  month: MonthTotal;
  choose: (month: string) => void;
}

function Overview({ months, month, choose }: OverviewProps) {
  const choices = months.map((one) => ({
    value: one.month,
    label: monthName(one.month),
    description: usd(one.total),
  }));
  return (
    <Container header={<Header variant="h2">{monthName(month.month)}</Header>}>
      <div className="gw-filters">
        <Chooser label="Month" choices={choices} value={month.month} onChange={choose} />
        <KeyValuePairs
          columns={2}
          items={[
            { label: month.estimated ? "Estimated total" : "Total", value: usd(month.total) },
            { label: "IAM access to billing", value: <IamAccess /> },
          ]}
        />
      </div>
      {month.estimated && (
        <Box variant="small" color="text-body-secondary" margin={{ top: "s" }} display="block">
          An estimate until the month's bill is final, some days after the month has ended.
        </Box>
      )}
    </Container>
  );
}

function IamAccess() {
  const { iamBillingAccess, isRoot } = useSession();
  return (
    <>
      <StatusIndicator type={iamBillingAccess ? "success" : "stopped"}>
        {iamBillingAccess ? "Activated" : "Not activated"}
      </StatusIndicator>{" "}
      {isRoot && <Link href="/console/account/billing-access">Change it</Link>}
    </>
  );
}

function Lines({ lines, month, busy }: { lines: BillLine[]; month: MonthTotal; busy: boolean }) {
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
