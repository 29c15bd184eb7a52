import BarChart from "@cloudscape-design/components/bar-chart";
import Box from "@cloudscape-design/components/box";
import { usd } from "../../shared/ui/numbers";
import { type CostHistory, withOthers } from "./costs";

/** As many colours as a reader can tell apart. */
const SERIES_MAX = 8;

interface CostChartProps {
  history: CostHistory;
  /** Of a period, by its first day. */
  nameOf: (period: string) => string;
}

/** Costs stacked period by period. The page's table says the same in numbers. */
export default function CostChart({ history, nameOf }: CostChartProps) {
  const names = history.periods.map(nameOf);
  return (
    <BarChart
      stackedBars
      height={280}
      hideFilter
      xDomain={names}
      xScaleType="categorical"
      xTitle="Time"
      yTitle="US dollars"
      yTickFormatter={(value) => usd(value)}
      ariaLabel="Costs over time, stacked"
      ariaDescription="The arrow keys go through the bars; the table below has the same totals."
      legendTitle="What was used"
      series={withOthers(history.series, SERIES_MAX).map((series) => ({
        type: "bar",
        title: series.name,
        valueFormatter: (value: number) => usd(value),
        data: series.costs.map((y, index) => ({ x: names[index] ?? "", y })),
      }))}
      empty={<Box textAlign="center">Nothing was used in this time.</Box>}
    />
  );
}
