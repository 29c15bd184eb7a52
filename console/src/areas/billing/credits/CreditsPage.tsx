import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense, useState } from "react";
import { useSession } from "../../../shared/session";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { groupedAccountId, usd } from "../../../shared/ui/numbers";
import { Time } from "../../../shared/ui/Time";
import { useAction } from "../../../shared/useAction";
import { useLive } from "../../../shared/useLive";
import { BillingFrame } from "../BillingFrame";
import { ABOVE, amountText } from "../billingApi";
import { monthName } from "../months";
import { setPreference } from "../preferences/preferences";
import { type Allocation, type Credit, readCredits, remainder, type Standing, standingOf } from "./credits";

const RedeemModal = lazy(() => import("./RedeemModal"));

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/useconsolidatedbilling-credits.html */
export default function CreditsPage() {
  const { accountId } = useSession();
  const loaded = useLive(() => readCredits(accountId), [accountId]);
  const [redeeming, setRedeeming] = useState(false);
  const [notice, setNotice] = useState<string>();
  const turn = useAction(async ({ creditId, description }: Credit, on: boolean) => {
    await setPreference("CREDIT_PREFERENCE_OPTIONS", `credit/${creditId}/status`, on);
    await loaded.reload();
    setNotice(`${description}: turned ${on ? "on" : "off"}.`);
  });
  const { left = 0, endsFirst } = loaded.data ? remainder(loaded.data) : {};
  return (
    <BillingFrame
      title="Credits"
      description="What AWS has given the account to pay with. Each month's bill is paid from them first."
      above={ABOVE}
      actions={loaded.data && <Button onClick={() => setRedeeming(true)}>Redeem a credit</Button>}
      loading={loaded}
      error={turn.error}
      notice={notice}
    >
      {loaded.data && (
        <>
          <Container header={<Header variant="h2">Altogether</Header>}>
            <KeyValuePairs
              columns={2}
              items={[
                { label: "Left to pay with", value: usd(left) },
                { label: "The first of them ends", value: <Time at={endsFirst} dateOnly /> },
              ]}
            />
          </Container>
          <ListTable
            title="Credits"
            columns={creditColumns(loaded.data.now, (credit, on) => void turn.run(credit, on))}
            rows={loaded.data.credits}
            keyOf={(credit) => credit.creditId}
            empty="The account has none, and had none in the past year."
          />
          <ListTable
            title="What they paid for"
            description="By month, once the month's bill is final."
            columns={ALLOCATIONS}
            rows={loaded.data.allocations}
            keyOf={(one) => `${one.billingMonth} ${one.creditId} ${one.accountId} ${one.appliedServiceName}`}
            empty="They have paid for nothing yet."
          />
        </>
      )}
      {redeeming && (
        <Suspense>
          <RedeemModal
            redeemed={async () => {
              await loaded.reload();
              setNotice("The code is redeemed: its credit stands below.");
            }}
            dismiss={() => setRedeeming(false)}
          />
        </Suspense>
      )}
    </BillingFrame>
  );
}

const STANDINGS: Record<Standing, [StatusIndicatorProps.Type, string]> = {
  active: ["success", "Active"],
  usedUp: ["stopped", "Used up"],
  expired: ["stopped", "Expired"],
  off: ["warning", "Turned off"],
};

function creditColumns(now: Date, turn: (credit: Credit, on: boolean) => void): Column<Credit>[] {
  return [
    { header: "Credit", cell: (credit) => credit.description, sort: (credit) => credit.description },
    {
      header: "Left",
      cell: (credit) => <span className="gw-number">{amountText(credit.remainingAmount)}</span>,
      sort: (credit) => Number(credit.remainingAmount.currencyAmount),
    },
    {
      header: "Of",
      cell: (credit) => <span className="gw-number">{amountText(credit.initialAmount)}</span>,
      sort: (credit) => Number(credit.initialAmount.currencyAmount),
    },
    { header: "Pays for", cell: (credit) => credit.applicableProductNames?.join(", ") ?? "All services" },
    {
      header: "Until",
      cell: (credit) => <Time at={credit.endDate} dateOnly />,
      sort: (credit) => credit.endDate ?? 0,
    },
    {
      header: "State",
      cell: (credit) => {
        const [type, words] = STANDINGS[standingOf(credit, now)];
        return <StatusIndicator type={type}>{words}</StatusIndicator>;
      },
    },
    {
      header: "Action",
      cell: (credit) => {
        const standing = standingOf(credit, now);
        if (standing !== "active" && standing !== "off") return "–";
        const action = standing === "off" ? "Turn on" : "Turn off";
        return (
          <Button
            variant="inline-link"
            ariaLabel={`${action}: ${credit.description}`}
            onClick={() => turn(credit, standing === "off")}
          >
            {action}
          </Button>
        );
      },
    },
  ];
}

const ALLOCATIONS: Column<Allocation>[] = [
  { header: "Month", cell: (one) => monthName(`${one.billingMonth}-01`), sort: (one) => one.billingMonth },
  { header: "Service", cell: (one) => one.appliedServiceName, sort: (one) => one.appliedServiceName },
  { header: "Account", cell: (one) => groupedAccountId(one.accountId), sort: (one) => one.accountId },
  { header: "Credit", cell: (one) => one.description ?? one.creditId },
  {
    header: "Amount",
    cell: (one) => <span className="gw-number">{amountText(one.creditAmount)}</span>,
    sort: (one) => Number(one.creditAmount.currencyAmount),
  },
];
