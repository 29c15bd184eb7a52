import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  GetCostForecastCommand,
  type GetCostForecastCommandOutput,
  type ResultByTime,
} from "@aws-sdk/client-cost-explorer";
import { clientOf } from "../../shared/aws/clients";
import { orAbsent } from "../../shared/errors";
import { type Interval, lastMonths, monthOf, restOfMonth, thisMonthsDays } from "./months";

const METRIC = "UnblendedCost";
/** Cost Explorer keeps more, but by months alone. */
const MONTHS_KEPT = 13;

export type GroupKey = "SERVICE" | "LINKED_ACCOUNT";

interface Answer {
  results: ResultByTime[];
  accountNames: Map<string, string>;
}

/** All pages of an answer; a group of a period is in one of them alone. */
async function costs(input: Omit<GetCostAndUsageCommandInput, "Metrics">): Promise<Answer> {
  const results = new Map<string, ResultByTime>();
  const accountNames = new Map<string, string>();
  let NextPageToken: string | undefined;
  do {
    const command = new GetCostAndUsageCommand({ ...input, Metrics: [METRIC], NextPageToken });
    const page = await clientOf(CostExplorerClient).send(command);
    for (const result of page.ResultsByTime ?? []) {
      const start = result.TimePeriod?.Start ?? "";
      const known = results.get(start);
      if (known === undefined) results.set(start, result);
      else known.Groups = [...(known.Groups ?? []), ...(result.Groups ?? [])];
    }
    for (const { Value, Attributes } of page.DimensionValueAttributes ?? []) {
      if (Value !== undefined) accountNames.set(Value, Attributes?.["description"] ?? Value);
    }
    NextPageToken = page.NextPageToken;
  } while (NextPageToken !== undefined);
  return { results: [...results.values()], accountNames };
}

const amountOf = (metrics: ResultByTime["Total"]): number => Number(metrics?.[METRIC]?.Amount ?? 0);

export interface MonthTotal {
  /** `2026-11-01` */
  month: string;
  total: number;
  /** True until its bill is final. */
  estimated: boolean;
}

/** The months that cost something, and the present one: the newest first. */
export async function readMonths(now: Date): Promise<MonthTotal[]> {
  const { results } = await costs({ TimePeriod: lastMonths(now, MONTHS_KEPT), Granularity: "MONTHLY" });
  const months = results.map((result) => ({
    month: result.TimePeriod?.Start ?? "",
    total: amountOf(result.Total),
    estimated: result.Estimated ?? false,
  }));
  const first = months.findIndex((month) => month.total !== 0);
  return months.slice(first < 0 ? -1 : first).reverse();
}

export interface BillLine {
  /** Of a service: the account's id and the service's name. */
  id: string;
  name: string;
  accountId?: string;
  cost: number;
  services: BillLine[];
}

/** What each account has used in a month, by services; what costs most stands first. */
export async function readBill(month: string): Promise<BillLine[]> {
  const { results, accountNames } = await costs({
    TimePeriod: monthOf(month),
    Granularity: "MONTHLY",
    GroupBy: [
      { Type: "DIMENSION", Key: "LINKED_ACCOUNT" },
      { Type: "DIMENSION", Key: "SERVICE" },
    ],
  });
  return billOf(results[0]?.Groups ?? [], accountNames);
}

export function billOf(
  groups: NonNullable<ResultByTime["Groups"]>,
  accountNames: Map<string, string>,
): BillLine[] {
  const accounts = new Map<string, BillLine>();
  for (const { Keys: [accountId = "", service = ""] = [], Metrics } of groups) {
    const name = accountNames.get(accountId) ?? accountId;
    const account = accounts.get(accountId) ?? { id: accountId, accountId, name, cost: 0, services: [] };
    const cost = amountOf(Metrics);
    account.services.push({ id: `${accountId} ${service}`, name: service, cost, services: [] });
    account.cost += cost;
    accounts.set(accountId, account);
  }
  const byCost = (a: BillLine, b: BillLine) => b.cost - a.cost || a.name.localeCompare(b.name);
  for (const account of accounts.values()) account.services.sort(byCost);
  return [...accounts.values()].sort(byCost);
}

export interface Series {
  name: string;
  total: number;
  /** As many as there are periods. */
  costs: number[];
}

export interface CostHistory {
  /** Their first days. */
  periods: string[];
  /** What costs most stands first. */
  series: Series[];
}

export async function readHistory(
  TimePeriod: Interval,
  Granularity: "DAILY" | "MONTHLY",
  key: GroupKey,
): Promise<CostHistory> {
  const GroupBy: GetCostAndUsageCommandInput["GroupBy"] = [{ Type: "DIMENSION", Key: key }];
  const { results, accountNames } = await costs({ TimePeriod, Granularity, GroupBy });
  return historyOf(results, accountNames);
}

export function historyOf(results: ResultByTime[], accountNames: Map<string, string>): CostHistory {
  const series = new Map<string, Series>();
  results.forEach((result, index) => {
    for (const { Keys: [key = ""] = [], Metrics } of result.Groups ?? []) {
      const name = accountNames.get(key) ?? key;
      const one = series.get(key) ?? { name, total: 0, costs: results.map(() => 0) };
      const cost = amountOf(Metrics);
      one.costs[index] = cost;
      one.total += cost;
      series.set(key, one);
    }
  });
  return {
    periods: results.map((result) => result.TimePeriod?.Start ?? ""),
    series: [...series.values()].sort((a, b) => b.total - a.total || a.name.localeCompare(b.name)),
  };
}

/** At most `most` series: the smaller ones become one. */
export function withOthers(series: Series[], most: number): Series[] {
  if (series.length <= most) return series;
  const others = series.slice(most - 1);
  const sum = (index: number) => others.reduce((total, one) => total + (one.costs[index] ?? 0), 0);
  return [
    ...series.slice(0, most - 1),
    {
      name: `${others.length} others`,
      total: others.reduce((total, one) => total + one.total, 0),
      costs: (others[0]?.costs ?? []).map((_, index) => sum(index)),
    },
  ];
}

/** What this month has cost, and what it had cost when today began: from there a forecast goes on. */
export async function readMonthSoFar(now: Date): Promise<{ soFar: number; beforeToday: number }> {
  const { results } = await costs({ TimePeriod: thisMonthsDays(now), Granularity: "DAILY" });
  const days = results.map((result) => amountOf(result.Total));
  const sum = (some: number[]) => some.reduce((total, cost) => total + cost, 0);
  return { soFar: sum(days), beforeToday: sum(days.slice(0, -1)) };
}

export interface Forecast {
  mean: number;
  lower: number;
  upper: number;
}

/** What this month will cost from today on; undefined where the account is too young for a forecast. */
export async function readForecast(now: Date): Promise<Forecast | undefined> {
  const command = new GetCostForecastCommand({
    TimePeriod: restOfMonth(now),
    Granularity: "MONTHLY",
    Metric: "UNBLENDED_COST",
    PredictionIntervalLevel: 80,
  });
  const answer = await orAbsent<GetCostForecastCommandOutput>(
    clientOf(CostExplorerClient).send(command),
    "DataUnavailableException",
  );
  const result = answer?.ForecastResultsByTime?.[0];
  if (result === undefined) return undefined;
  return {
    mean: Number(result.MeanValue),
    lower: Number(result.PredictionIntervalLowerBound),
    upper: Number(result.PredictionIntervalUpperBound),
  };
}
