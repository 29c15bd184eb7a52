/** The first moment of a month: "2027-01" is 2027-01-01T00:00:00Z. Bills follow UTC. */
export const startOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

const ANSWERED_BEFORE_MS = 86_400_000;

/**
 * The months that a billing transfer can begin with, as "2027-01": the two after `now`, but for one that
 * begins too soon for an answer.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-send-invitation.html
 */
export function monthsToBeginWith(now: Date): string[] {
  return [1, 2]
    .map((ahead) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)))
    .filter((month) => month.getTime() - ANSWERED_BEFORE_MS > now.getTime())
    .map((month) => month.toISOString().slice(0, 7));
}

const words = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", timeZone: "UTC" });

/** "January 2027" in the reader's manner. */
export const monthText = (month: string): string => words.format(startOf(month));
