import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { usd } from "../../../shared/ui/numbers";
import { Time } from "../../../shared/ui/Time";
import { type AccountPlan, upgradePlan } from "./freeTier";

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html */
export function PlanCard({ plan, upgraded }: { plan: AccountPlan; upgraded: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const isFree = plan.accountPlanType === "FREE";
  const { accountPlanRemainingCredits: left, accountPlanExpirationDate: end } = plan;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={isFree && <Button onClick={() => setAsking(true)}>Upgrade to the paid plan</Button>}
        >
          Account plan
        </Header>
      }
    >
      <SpaceBetween size="m">
        {plan.accountPlanStatus === "EXPIRED" && (
          <Alert type="warning" header="The free plan has ended">
            The account cannot be used until it is upgraded; AWS closes it 90 days after the plan's end.
          </Alert>
        )}
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Plan", value: <PlanState plan={plan} /> },
            { label: "Free Tier credits left", value: left === undefined ? "–" : usd(left.amount) },
            {
              label: "Ends",
              value: end === undefined ? "Never" : <Time at={new Date(end)} dateOnly />,
            },
          ]}
        />
      </SpaceBetween>
      {asking && (
        <ConfirmModal
          title="Upgrade to the paid plan?"
          confirmText="Upgrade"
          onConfirm={() => upgradePlan().then(upgraded)}
          onDismiss={() => setAsking(false)}
        >
          All services can then be used, and what credits do not cover is charged to the payment method. There
          is no way back to the free plan.
        </ConfirmModal>
      )}
    </Container>
  );
}

function PlanState({ plan }: { plan: AccountPlan }) {
  const name = plan.accountPlanType === "FREE" ? "Free plan" : "Paid plan";
  if (plan.accountPlanStatus === "EXPIRED") {
    return <StatusIndicator type="error">{name}, ended</StatusIndicator>;
  }
  return <StatusIndicator type="success">{name}</StatusIndicator>;
}
