import { lazy, useState } from "react";
import { AttachmentTable } from "../../../shared/ui/AttachmentTable";
import { groupedAccountId } from "../../../shared/ui/numbers";
import { useLive } from "../../../shared/useLive";
import { BillingFrame } from "../BillingFrame";
import { ABOVE } from "../billingApi";
import { type BillingView, deleteView, readViews } from "./views";

const NewViewModal = lazy(() => import("./NewViewModal"));

/** https://docs.aws.amazon.com/cost-management/latest/userguide/custom-billing-view.html */
export default function ViewsPage() {
  const views = useLive(readViews);
  const [notice, setNotice] = useState<string>();
  const primary = views.data?.find((view) => view.billingViewType === "PRIMARY");
  return (
    <BillingFrame
      title="Billing views"
      description="Parts of the bill. Cost Explorer's operations and budgets take the ARN of one."
      above={ABOVE}
      loading={views}
      notice={notice}
    >
      <AttachmentTable
        title="Views"
        items={views}
        keyOf={(view) => view.arn}
        columns={[
          { header: "View", cell: (view) => view.name, sort: (view) => view.name },
          { header: "What it shows", cell: (view) => view.description || WORDS[view.billingViewType] },
          { header: "Bill of", cell: (view) => groupedAccountId(view.sourceAccountId) },
          { header: "ARN", cell: (view) => <span className="gw-mono">{view.arn}</span> },
        ]}
        add={{
          text: "Make a view",
          disabled: primary === undefined,
          dialog: ({ changed, dismiss }) => (
            <NewViewModal source={primary?.arn ?? ""} changed={changed} dismiss={dismiss} />
          ),
        }}
        remove={{
          text: "Delete",
          isOffered: (view) => view.billingViewType === "CUSTOM",
          label: (view) => `Delete ${view.name}`,
          question: (view) => `Delete the billing view ${view.name}?`,
          consequence: "Whoever asks for costs with its ARN is refused from then on.",
          act: (view) => deleteView(view.arn),
          done: (view) => `The billing view ${view.name} is deleted.`,
        }}
        done={setNotice}
      />
    </BillingFrame>
  );
}

const WORDS: Record<BillingView["billingViewType"], string> = {
  PRIMARY: "All that the account may see",
  BILLING_GROUP: "A billing group",
  CUSTOM: "Chosen accounts",
  BILLING_TRANSFER: "A bill that was transferred to this account",
  BILLING_TRANSFER_SHOWBACK: "A bill that another account pays",
};
