import { expect, test } from "vitest";
import { billOf, historyOf, withOthers } from "./costs";
import { lastMonths, monthOf, restOfMonth, thisMonthsDays } from "./months";

const group = (cost: number, ...Keys: string[]) => ({
  Keys,
  Metrics: { UnblendedCost: { Amount: String(cost), Unit: "USD" } },
});
const names = new Map([["111111111111", "shop"]]);

test("a bill has each account's services, the dearest first", () => {
  const lines = billOf(
    [
      group(1, "111111111111", "Amazon S3"),
      group(2.5, "111111111111", "Amazon EC2"),
      group(9, "222222222222", "Amazon EC2"),
    ],
    names,
  );
  expect(lines.map((line) => [line.name, line.cost])).toEqual([
    ["222222222222", 9],
    ["shop", 3.5],
  ]);
  expect(lines[1]?.services.map((line) => line.name)).toEqual(["Amazon EC2", "Amazon S3"]);
});

test("a history has a cost for each period, also where there was none", () => {
  const history = historyOf(
    [
      { TimePeriod: { Start: "2026-10-01", End: "2026-11-01" }, Groups: [group(1, "A")] },
      { TimePeriod: { Start: "2026-11-01", End: "2026-12-01" }, Groups: [group(2, "A"), group(5, "B")] },
    ],
    new Map(),
  );
  expect(history.periods).toEqual(["2026-10-01", "2026-11-01"]);
  expect(history.series).toEqual([
    { name: "B", total: 5, costs: [0, 5] },
    { name: "A", total: 3, costs: [1, 2] },
  ]);
});

test("the smaller series become one", () => {
  const series = [5, 4, 3, 2].map((total) => ({ name: `s${total}`, total, costs: [total - 1, 1] }));
  expect(withOthers(series, 3)).toEqual([
    series[0],
    series[1],
    { name: "2 others", total: 5, costs: [3, 2] },
  ]);
  expect(withOthers(series, 4)).toBe(series);
});

test("months and days are those of UTC, over a year's end too", () => {
  const now = new Date("2026-12-31T23:30:00Z");
  expect(monthOf("2026-12-01")).toEqual({ Start: "2026-12-01", End: "2027-01-01" });
  expect(lastMonths(now, 3)).toEqual({ Start: "2026-10-01", End: "2027-01-01" });
  expect(thisMonthsDays(now)).toEqual({ Start: "2026-12-01", End: "2027-01-01" });
  expect(restOfMonth(now)).toEqual({ Start: "2026-12-31", End: "2027-01-01" });
});
