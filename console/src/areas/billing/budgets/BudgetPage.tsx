import {
  type Budget,
  BudgetsClient,
  DeleteBudgetCommand,
  DeleteNotificationCommand,
  paginateDescribeBudgetPerformanceHistory,
} from "@aws-sdk/client-budgets";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { clientOf, everyPage } from "../../../shared/aws/clients";
import { useSession } from "../../../shared/session";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { BillingFrame } from "../BillingFrame";
import { Part } from "../Part";
import { ActionsTable } from "./actions/ActionsTable";
import { AlarmsTable } from "./AlarmsTable";
import {
  ABOVE,
  type Alarm,
  addressOf,
  identityOf,
  readAlarms,
  readBudget,
  spendText,
  TIME_UNITS,
  whenText,
} from "./model";
import { Used } from "./Used";

type Asking = { what: "delete" } | { what: "remove"; alarm: Alarm };

export default function BudgetPage() {
  const BudgetName = useParams()["name"] ?? "";
  const AccountId = useSession().accountId;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const loaded = useLoad(async () => {
    const [budget, alarms] = await Promise.all([
      readBudget(AccountId, BudgetName),
      readAlarms(AccountId, BudgetName),
    ]);
    return { budget, alarms };
  }, [AccountId, BudgetName]);
  const client = clientOf(BudgetsClient);
  const remove = async (alarm: Alarm) => {
    const Notification = identityOf(alarm.notification);
    await client.send(new DeleteNotificationCommand({ AccountId, BudgetName, Notification }));
    await loaded.reload();
  };
  const removeBudget = async () => {
    await client.send(new DeleteBudgetCommand({ AccountId, BudgetName }));
    navigate("/console/billing/budgets");
  };
  return (
    <BillingFrame
      title={BudgetName}
      above={ABOVE}
      loading={loaded}
      actions={
        loaded.data && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsking({ what: "delete" })}>Delete</Button>
            <Button href={addressOf(BudgetName, "edit")}>Edit</Button>
          </SpaceBetween>
        )
      }
    >
      {loaded.data && (
        <>
          <Summary budget={loaded.data.budget} />
          <AlarmsTable
            budgetName={BudgetName}
            alarms={loaded.data.alarms}
            remove={(alarm) => setAsking({ what: "remove", alarm })}
          />
          <ActionsTable
            names={{ AccountId, BudgetName }}
            canHaveMore={loaded.data.budget.TimeUnit !== "DAILY"}
          />
          <History accountId={AccountId} budgetName={BudgetName} />
        </>
      )}
      {asking?.what === "delete" && (
        <ConfirmModal
          title={`Delete the budget ${BudgetName}?`}
          confirmText="Delete"
          onConfirm={removeBudget}
          onDismiss={() => setAsking(undefined)}
        >
          Its notifications go with it: nobody is told any more when costs pass this limit.
        </ConfirmModal>
      )}
      {asking?.what === "remove" && (
        <ConfirmModal
          title="Remove this notification?"
          confirmText="Remove"
          onConfirm={() => remove(asking.alarm)}
          onDismiss={() => setAsking(undefined)}
        >
          {whenText(asking.alarm.notification)}, nobody is told any more.
        </ConfirmModal>
      )}
    </BillingFrame>
  );
}

function Summary({ budget }: { budget: Budget }) {
  return (
    <Container
      header={
        <Header variant="h2" description="AWS compares costs with budgets a few times a day.">
          This period
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: "Limit", value: spendText(budget.BudgetLimit) },
          { label: "Spent", value: spendText(budget.CalculatedSpend?.ActualSpend) },
          { label: "Forecast", value: spendText(budget.CalculatedSpend?.ForecastedSpend) },
          { label: "Used", value: <Used budget={budget} /> },
          { label: "It begins again", value: TIME_UNITS[budget.TimeUnit ?? ""] ?? budget.TimeUnit },
          { label: "Changed", value: <Time at={budget.LastUpdatedTime} /> },
        ]}
      />
    </Container>
  );
}

function History({ accountId, budgetName }: { accountId: string; budgetName: string }) {
  const history = useLoad(
    () =>
      everyPage(
        paginateDescribeBudgetPerformanceHistory,
        BudgetsClient,
        { AccountId: accountId, BudgetName: budgetName },
        (page) => page.BudgetPerformanceHistory?.BudgetedAndActualAmountsList,
      ),
    [accountId, budgetName],
  );
  return (
    <Part loaded={history}>
      <ListTable
        title="Periods"
        rows={history.data}
        keyOf={(period) => String(period.TimePeriod?.Start?.getTime())}
        empty="No period has begun yet."
        columns={[
          { header: "From", cell: (period) => <Time at={period.TimePeriod?.Start} dateOnly /> },
          { header: "Budget", cell: (period) => spendText(period.BudgetedAmount) },
          { header: "Spent", cell: (period) => spendText(period.ActualAmount) },
        ]}
      />
    </Part>
  );
}
