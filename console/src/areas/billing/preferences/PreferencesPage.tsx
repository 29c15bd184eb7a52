import { useState } from "react";
import { groupedAccountId } from "../../../shared/ui/numbers";
import { usePages } from "../../../shared/usePages";
import { BillingFrame } from "../BillingFrame";
import { ABOVE } from "../billingApi";
import { PreferenceTable } from "./PreferenceTable";
import { type Feature, type Preference, readPreferences } from "./preferences";

const useFeature = (feature: Feature) => usePages((token) => readPreferences(feature, token), [feature]);

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/billing-pref.html */
export default function PreferencesPage() {
  const alerts = useFeature("BILLING_ALERTS");
  const credits = useFeature("CREDIT_SHARING");
  const reservations = useFeature("RI_SHARING");
  const [notice, setNotice] = useState<string>();
  return (
    <BillingFrame
      title="Billing preferences"
      description="What AWS sends, and what the accounts of one bill share."
      above={ABOVE}
      loading={alerts}
      notice={notice}
    >
      <PreferenceTable
        title="Invoices and alerts"
        description="What AWS sends about this account's bill."
        what="What is sent"
        preferences={alerts}
        nameOf={({ key }) => ALERTS[key] ?? key}
        done={setNotice}
      />
      <PreferenceTable
        title="Credit sharing"
        description="Whether an account's credits pay for others too. The management account chooses."
        what="Account"
        preferences={credits}
        nameOf={accountOf}
        done={setNotice}
      />
      <PreferenceTable
        title="Reserved Instances and Savings Plans sharing"
        description="Whether an account's discounts hold for others too. The management account chooses."
        what="Account"
        preferences={reservations}
        nameOf={accountOf}
        done={setNotice}
      />
    </BillingFrame>
  );
}

const ALERTS: Record<string, string> = {
  "cloudwatch-billing-alerts": "CloudWatch billing alerts",
  "free-tier-usage-alerts": "Free Tier usage alerts",
  "pdf-invoice-by-email": "PDF invoices by e-mail",
};

const accountOf = ({ key, accountId = key, accountName }: Preference): string =>
  [accountName, groupedAccountId(accountId)].filter(Boolean).join(" ");
