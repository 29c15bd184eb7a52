import { callJson } from "../../../shared/aws/jsonApi";
import type { Page } from "../../../shared/usePages";
import { BILLING } from "../billingApi";

export type Feature = "BILLING_ALERTS" | "CREDIT_SHARING" | "RI_SHARING" | "CREDIT_PREFERENCE_OPTIONS";

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_BillingPreferenceSummary.html
export interface Preference {
  feature: Feature;
  key: string;
  value: "ENABLED" | "DISABLED";
  /** Of what is chosen for each account. */
  accountName?: string;
  accountId?: string;
}

export async function readPreferences(feature: Feature, nextToken?: string): Promise<Page<Preference>> {
  const page = await callJson<{ billingPreferences: Preference[]; nextToken?: string }>(
    BILLING,
    "GetBillingPreferences",
    { features: [feature], nextToken },
  );
  return { items: page.billingPreferences, next: page.nextToken };
}

export const setPreference = (feature: Feature, key: string, on: boolean): Promise<unknown> =>
  callJson(BILLING, "UpdateBillingPreferences", {
    feature,
    billingPreferencesPerKey: [{ key, value: on ? "ENABLED" : "DISABLED" }],
  });
