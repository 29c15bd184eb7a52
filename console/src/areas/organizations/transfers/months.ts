/** The first moment of a month: "2027-01" is 2027-01-01T00:00:00Z. Bills follow UTC. */
export const startOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/** The months after `now`, as "2027-01". */
export function monthsAfter(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 + index));
    return month.toISOString().slice(0, 7);
  });
}

const words = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", timeZone: "UTC" });

/** "January 2027" in the reader's manner. */
export const monthText = (month: string): string => words.format(startOf(month));
