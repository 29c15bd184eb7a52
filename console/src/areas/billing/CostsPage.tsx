import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense, useState } from "react";
import { Chooser } from "../../shared/ui/Chooser";
import { ListTable } from "../../shared/ui/ListTable";
import { percentage, usd } from "../../shared/ui/numbers";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useLoad } from "../../shared/useLoad";
import { BillingFrame } from "./BillingFrame";
import { type CostHistory, type GroupKey, readForecast, readHistory, readMonthSoFar } from "./costs";
import { dayName, lastMonths, shortMonthName, thisMonthsDays } from "./months";
import { planeNow } from "../../shared/planeClock";

// Charts are heavy: they come when the numbers are there.
const CostChart = lazy(() => import("./CostChart"));

const RANGES = [
  { value: "days", label: "This month, by day" },
  { value: "6", label: "The last 6 months" },
  { value: "12", label: "The last 12 months" },
];
const GROUPS: { value: GroupKey; label: string }[] = [
  { value: "SERVICE", label: "Service" },
  { value: "LINKED_ACCOUNT", label: "Account" },
];

export default function CostsPage() {
  const [range, setRange] = useState("days");
  const [group, setGroup] = useState<GroupKey>("SERVICE");
  const history = useLoad(async () => {
    const now = await planeNow();
    return range === "days"
      ? readHistory(thisMonthsDays(now), "DAILY", group)
      : readHistory(lastMonths(now, Number(range)), "MONTHLY", group);
  }, [range, group]);
  return (
    <BillingFrame
      title="Costs"
      description="What was used, when, and what this month will come to."
      above={[{ text: "Billing and costs", href: "/console/billing" }]}
      loading={history}
    >
      <MonthAhead />
      <Container header={<Header variant="h2">Costs over time</Header>}>
        <SpaceBetween size="l">
          <div className="gw-filters">
            <Chooser label="Time" choices={RANGES} value={range} onChange={setRange} />
            <Chooser label="By" choices={GROUPS} value={group} onChange={setGroup} />
          </div>
          {history.data && (
            <Suspense fallback={<Spinner />}>
              <CostChart history={history.data} nameOf={range === "days" ? dayName : shortMonthName} />
            </Suspense>
          )}
        </SpaceBetween>
      </Container>
      {history.data && <Totals history={history.data} group={group} />}
    </BillingFrame>
  );
}

/** https://docs.aws.amazon.com/cost-management/latest/userguide/ce-forecast.html */
function MonthAhead() {
  const ahead = useLoad(async () => {
    const now = await planeNow();
    const [month, forecast] = await Promise.all([readMonthSoFar(now), readForecast(now)]);
    return { ...month, forecast };
  });
  const { soFar = 0, beforeToday = 0, forecast } = ahead.data ?? {};
  const total = (rest: number) => usd(beforeToday + rest);
  return (
    <Container header={<Header variant="h2">This month</Header>}>
      <ErrorBox error={ahead.error} retry={() => void ahead.reload()} />
      <KeyValuePairs
        columns={3}
        items={[
          { label: "So far", value: ahead.data && usd(soFar) },
          {
            label: "Forecast for the whole month",
            value: ahead.data && (forecast ? total(forecast.mean) : "Too little was used yet to tell"),
          },
          {
            label: "With 80 % probability",
            value: forecast ? `${total(forecast.lower)} to ${total(forecast.upper)}` : "–",
          },
        ]}
      />
    </Container>
  );
}

function Totals({ history, group }: { history: CostHistory; group: GroupKey }) {
  const all = history.series.reduce((sum, series) => sum + series.total, 0);
  return (
    <ListTable
      title={group === "SERVICE" ? "By service" : "By account"}
      description={`${usd(all)} altogether.`}
      rows={history.series}
      keyOf={(series) => series.name}
      empty="Nothing was used in this time."
      columns={[
        {
          header: group === "SERVICE" ? "Service" : "Account",
          cell: (series) => series.name,
          sort: (series) => series.name,
        },
        { header: "Cost", cell: (series) => usd(series.total), sort: (series) => series.total },
        {
          header: "Share",
          cell: (series) => (all === 0 ? "–" : percentage(series.total / all, 1)),
        },
      ]}
    />
  );
}
