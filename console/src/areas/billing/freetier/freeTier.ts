import { callJson, everyJsonPage, type JsonApi } from "../../../shared/aws/jsonApi";

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Free_Tier.html */
const FREE_TIER: JsonApi = {
  client: "FreeTierClient",
  signingName: "freetier",
  target: "AWSFreeTierService",
};

interface Money {
  amount: number;
  unit: string;
}

export interface AccountPlan {
  accountPlanType: "FREE" | "PAID";
  accountPlanStatus: "NOT_STARTED" | "ACTIVE" | "EXPIRED";
  /** Absent where the account never had a free plan. */
  accountPlanRemainingCredits?: Money;
  /** ISO 8601. */
  accountPlanExpirationDate?: string;
}

export interface Usage {
  service: string;
  usageType: string;
  region: string;
  operation: string;
  actualUsageAmount: number;
  forecastedUsageAmount: number;
  limit: number;
  unit: string;
  description: string;
}

export interface Activity {
  activityId: string;
  title: string;
  description: string;
  status: "NOT_STARTED" | "IN_PROGRESS" | "COMPLETED" | "EXPIRING";
  instructionsUrl: string;
  reward: { credit?: Money };
  estimatedTimeToCompleteInMinutes?: number;
  /** ISO 8601. */
  expiresAt?: string;
}

export const readPlan = () => callJson<AccountPlan>(FREE_TIER, "GetAccountPlanState");

export const upgradePlan = () => callJson(FREE_TIER, "UpgradeAccountPlan", { accountPlanType: "PAID" });

/** Of this month; what uses most of its limit stands first. */
export async function readUsage(): Promise<Usage[]> {
  const usage = await everyJsonPage(
    FREE_TIER,
    "GetFreeTierUsage",
    {},
    (page: { freeTierUsages: Usage[]; nextToken?: string }) => page.freeTierUsages,
  );
  return usage.sort((a, b) => shareOf(b) - shareOf(a));
}

export const shareOf = (usage: Usage): number => usage.actualUsageAmount / usage.limit;

export async function readActivities(): Promise<Activity[]> {
  const all = await everyJsonPage(
    FREE_TIER,
    "ListAccountActivities",
    {},
    (page: { activities: { activityId: string }[]; nextToken?: string }) => page.activities,
  );
  return Promise.all(
    all.map(({ activityId }) => callJson<Activity>(FREE_TIER, "GetAccountActivity", { activityId })),
  );
}
