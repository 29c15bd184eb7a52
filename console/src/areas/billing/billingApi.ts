import type { JsonApi } from "../../shared/aws/jsonApi";
import { usd } from "../../shared/ui/numbers";

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Billing.html */
export const BILLING: JsonApi = { client: "BillingClient", signingName: "billing", target: "AWSBilling" };

export const ABOVE = [{ text: "Billing and costs", href: "/console/billing" }];

export interface Amount {
  currencyCode: string;
  currencyAmount: string;
}

export const amountText = ({ currencyCode, currencyAmount }: Amount): string =>
  currencyCode === "USD" ? usd(Number(currencyAmount)) : `${currencyAmount} ${currencyCode}`;
