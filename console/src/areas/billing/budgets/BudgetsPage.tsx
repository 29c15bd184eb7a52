import type { Budget } from "@aws-sdk/client-budgets";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useSession } from "../../../shared/session";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { useLoad } from "../../../shared/useLoad";
import { BillingFrame } from "../BillingFrame";
import { ABOVE, addressOf, readBudgets, shareUsed, spendText, TIME_UNITS } from "./model";
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
      <ListTable
        title="Budgets"
        actions={
          <Button variant="primary" href={NEW}>
            Make a budget
          </Button>
        }
        rows={budgets.data}
        keyOf={(budget) => budget.BudgetName ?? ""}
        empty="Nobody is told yet when this account costs more than it should."
        columns={COLUMNS}
      />
    </BillingFrame>
  );
}

const COLUMNS: Column<Budget>[] = [
  {
    header: "Budget",
    cell: (budget) => <Link href={addressOf(budget.BudgetName ?? "")}>{budget.BudgetName}</Link>,
    sort: (budget) => budget.BudgetName ?? "",
  },
  { header: "Period", cell: (budget) => TIME_UNITS[budget.TimeUnit ?? ""] ?? budget.TimeUnit },
  { header: "Limit", cell: (budget) => spendText(budget.BudgetLimit) },
  { header: "Spent", cell: (budget) => spendText(budget.CalculatedSpend?.ActualSpend) },
  { header: "Forecast", cell: (budget) => spendText(budget.CalculatedSpend?.ForecastedSpend) },
  { header: "Used", cell: (budget) => <Used budget={budget} />, sort: (budget) => shareUsed(budget) ?? 0 },
];
