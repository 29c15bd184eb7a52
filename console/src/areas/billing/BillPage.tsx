import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router-dom";
import { useSession } from "../../shared/session";
import { Chooser } from "../../shared/ui/Chooser";
import { usd } from "../../shared/ui/numbers";
import { useLoad } from "../../shared/useLoad";
import { BillingFrame } from "./BillingFrame";
import { type MonthTotal, readBill, readMonths } from "./costs";
import { monthName } from "./months";
import { planeNow } from "../../shared/planeClock";

// A table whose rows open is heavy: it comes when the numbers are there.
const BillTable = lazy(() => import("./BillTable"));

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
          <Suspense fallback={<StatusIndicator type="loading">Reading</StatusIndicator>}>
            <BillTable lines={loaded.data.lines} month={loaded.data.month} busy={loaded.busy} />
          </Suspense>
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
