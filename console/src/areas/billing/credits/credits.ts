import { callJson, everyJsonPage } from "../../../shared/aws/jsonApi";
import { type Amount, BILLING } from "../billingApi";
import { monthStart } from "../months";
import { planeNow } from "../../../shared/planeClock";

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_CreditData.html */
export interface Credit {
  creditId: string;
  description: string;
  initialAmount: Amount;
  remainingAmount: Amount;
  /** Absent: it pays for everything. */
  applicableProductNames?: string[];
  /** Moments in seconds since 1970. */
  startDate: number;
  endDate?: number;
  exhaustDate?: number;
  creditStatus?: "ENABLED" | "DISABLED";
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_CreditAllocationHistoryEntry.html
export interface Allocation {
  creditId: string;
  creditAmount: Amount;
  description?: string;
  accountId: string;
  appliedServiceName: string;
  /** `2026-11` */
  billingMonth: string;
}

export interface Credits {
  credits: Credit[];
  /** What they have paid for, the newest month first. */
  allocations: Allocation[];
  now: Date;
}

/** A year and the present month: a credit that ended before is told no more. */
const MONTHS = 13;

export async function readCredits(accountId: string): Promise<Credits> {
  const now = await planeNow();
  const startDate = new Date(monthStart(now, 1 - MONTHS));
  const endDate = new Date(monthStart(now, 1));
  const [{ credits = [] }, allocations] = await Promise.all([
    callJson<{ credits?: Credit[] }>(BILLING, "GetCredits", { accountId, startDate }),
    everyJsonPage(
      BILLING,
      "GetCreditAllocationHistory",
      { accountId, startDate, endDate },
      (page: { creditAllocationHistoryList?: Allocation[]; nextToken?: string }) =>
        page.creditAllocationHistoryList,
    ),
  ]);
  allocations.sort((a, b) => b.billingMonth.localeCompare(a.billingMonth));
  return { credits, allocations, now };
}

export const redeem = (promoCode: string): Promise<unknown> =>
  callJson(BILLING, "RedeemCredits", { promoCode: promoCode.trim() });

export type Standing = "active" | "usedUp" | "expired" | "off";

export function standingOf(credit: Credit, now: Date): Standing {
  if (credit.exhaustDate !== undefined) return "usedUp";
  if (credit.endDate !== undefined && credit.endDate * 1000 <= now.getTime()) return "expired";
  return credit.creditStatus === "DISABLED" ? "off" : "active";
}

/** Of the credits that still pay: what is left of them, and when the first of them ends. */
export function remainder({ credits, now }: Credits): { left: number; endsFirst?: number } {
  const active = credits.filter((credit) => standingOf(credit, now) === "active");
  const ends = active.flatMap((credit) => credit.endDate ?? []);
  return {
    left: active.reduce((sum, credit) => sum + Number(credit.remainingAmount.currencyAmount), 0),
    endsFirst: ends.length === 0 ? undefined : Math.min(...ends),
  };
}
