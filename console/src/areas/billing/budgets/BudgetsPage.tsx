import type { Budget } from "@aws-sdk/client-budgets";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useSession } from "../../../shared/session";
import { useLoad } from "../../../shared/useLoad";
import { BillingFrame } from "../BillingFrame";
import { ABOVE, addressOf, readBudgets, spendText, TIME_UNITS } from "./model";
import { Used } from "./Used";

const NEW = "/console/billing/budgets/new";

export default function BudgetsPage() {
  const { accountId } = useSession();
  const budgets = useLoad(() => readBudgets(accountId));
  return (
    <BillingFrame
      title="Budgets"
      description="What the account may cost, and who is told before it costs more."
      above={ABOVE.slice(0, 1)}
      loading={budgets}
    >
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${budgets.data?.length ?? 0})`}
            actions={
              <Button variant="primary" href={NEW}>
                Make a budget
              </Button>
            }
          >
            Budgets
          </Header>
        }
        items={budgets.data ?? []}
        trackBy="BudgetName"
        empty={
          <Box textAlign="center">
            <SpaceBetween size="s">
              <span>Nobody is told yet when this account costs more than it should.</span>
              <Button href={NEW}>Make a budget</Button>
            </SpaceBetween>
          </Box>
        }
        wrapLines
        columnDefinitions={COLUMNS}
      />
    </BillingFrame>
  );
}

const COLUMNS = [
  {
    id: "name",
    header: "Budget",
    isRowHeader: true,
    minWidth: 140,
    cell: (budget: Budget) => <Link href={addressOf(budget.BudgetName ?? "")}>{budget.BudgetName}</Link>,
  },
  { id: "used", header: "Used", minWidth: 130, cell: (budget: Budget) => <Used budget={budget} /> },
  { id: "limit", header: "Limit", cell: (budget: Budget) => spendText(budget.BudgetLimit) },
  {
    id: "actual",
    header: "Spent",
    cell: (budget: Budget) => spendText(budget.CalculatedSpend?.ActualSpend),
  },
  {
    id: "forecast",
    header: "Forecast",
    cell: (budget: Budget) => spendText(budget.CalculatedSpend?.ForecastedSpend),
  },
  {
    id: "period",
    header: "Period",
    minWidth: 120,
    cell: (budget: Budget) => TIME_UNITS[budget.TimeUnit ?? ""] ?? budget.TimeUnit,
  },
];
