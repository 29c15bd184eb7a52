/** Months and days as Cost Explorer writes them, `2026-11-01`; all are of UTC. */

export interface Interval {
  Start: string;
  End: string;
}

const DAY_MS = 86_400_000;

export const dayText = (at: Date): string => at.toISOString().slice(0, 10);

/** The first day of the month, so many months later. */
export function monthStart(at: Date, later = 0): string {
  return dayText(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later, 1)));
}

export function monthOf(first: string): Interval {
  return { Start: first, End: monthStart(new Date(first), 1) };
}

/** So many months, the present one is the last. */
export function lastMonths(now: Date, count: number): Interval {
  return { Start: monthStart(now, 1 - count), End: monthStart(now, 1) };
}

/** The days of the present month until today, today among them. */
export function thisMonthsDays(now: Date): Interval {
  return { Start: monthStart(now), End: dayText(new Date(now.getTime() + DAY_MS)) };
}

/** What is still to come of the present month, today among it. */
export function restOfMonth(now: Date): Interval {
  return { Start: dayText(now), End: monthStart(now, 1) };
}

const long = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat(undefined, { month: "short", year: "2-digit", timeZone: "UTC" });
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" });

export const monthName = (first: string): string => long.format(new Date(first));
export const shortMonthName = (first: string): string => short.format(new Date(first));
export const dayName = (text: string): string => day.format(new Date(text));
