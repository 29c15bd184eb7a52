import { callJson, everyJsonPage } from "../../../shared/aws/jsonApi";
import { BILLING } from "../billingApi";

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_BillingViewListElement.html
export interface BillingView {
  arn: string;
  name: string;
  description?: string;
  ownerAccountId: string;
  sourceAccountId: string;
  billingViewType: "PRIMARY" | "BILLING_GROUP" | "CUSTOM" | "BILLING_TRANSFER" | "BILLING_TRANSFER_SHOWBACK";
}

export const readViews = (): Promise<BillingView[]> =>
  everyJsonPage(
    BILLING,
    "ListBillingViews",
    {},
    (page: { billingViews: BillingView[]; nextToken?: string }) => page.billingViews,
  );

export interface NewView {
  name: string;
  description: string;
  /** Empty: all. */
  accounts: string[];
}

/** A part of what the account sees in all: its primary view is what others are made of. */
export const createView = (source: string, { name, description, accounts }: NewView): Promise<unknown> =>
  callJson(BILLING, "CreateBillingView", {
    name,
    description: description === "" ? undefined : description,
    sourceViews: [source],
    dataFilterExpression:
      accounts.length === 0 ? undefined : { dimensions: { key: "LINKED_ACCOUNT", values: accounts } },
  });

export const deleteView = (arn: string): Promise<unknown> => callJson(BILLING, "DeleteBillingView", { arn });
