import { type Budget, BudgetsClient, UpdateBudgetCommand } from "@aws-sdk/client-budgets";
import Alert from "@cloudscape-design/components/alert";
import { useNavigate, useParams } from "react-router-dom";
import { clientOf } from "../../../shared/aws/clients";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { useSession } from "../../../shared/session";
import { useLoad } from "../../../shared/useLoad";
import { BillingFrame } from "../BillingFrame";
import { LimitFields, limitRules, type LimitValues } from "./budgetForm";
import { ABOVE, addressOf, readBudget } from "./model";

export default function EditBudgetPage() {
  const name = useParams()["name"] ?? "";
  const { accountId } = useSession();
  const budget = useLoad(() => readBudget(accountId, name), [accountId, name]);
  return (
    <BillingFrame
      title={`Edit ${name}`}
      above={[...ABOVE, { text: name, href: addressOf(name) }]}
      loading={budget}
    >
      {budget.data && <EditForm accountId={accountId} budget={budget.data} />}
    </BillingFrame>
  );
}

function EditForm({ accountId, budget }: { accountId: string; budget: Budget }) {
  const navigate = useNavigate();
  const back = () => navigate(addressOf(budget.BudgetName ?? ""));
  const form = useForm<LimitValues>(
    { timeUnit: budget.TimeUnit ?? "MONTHLY", amount: String(Number(budget.BudgetLimit?.Amount ?? 0)) },
    limitRules,
  );
  const save = async (values: LimitValues) => {
    const NewBudget = withLimit(budget, values);
    await clientOf(BudgetsClient).send(new UpdateBudgetCommand({ AccountId: accountId, NewBudget }));
    back();
  };
  if (budget.BudgetType !== "COST") {
    return (
      <Alert type="info" header="This page edits budgets of costs">
        This one is of the type {budget.BudgetType}. The AWS CLI changes it: aws budgets update-budget.
      </Alert>
    );
  }
  return (
    <>
      {(budget.PlannedBudgetLimits ?? budget.AutoAdjustData) && (
        <Alert type="warning" header="The limit changes by itself now">
          Saving gives it one limit for all periods instead.
        </Alert>
      )}
      <FormCard
        title="Limit"
        submitText="Save"
        form={form}
        onSubmit={() => void form.submit(save)}
        onCancel={back}
      >
        <LimitFields form={form} fixed={budget.TimeUnit === "CUSTOM"} />
      </FormCard>
    </>
  );
}

/** The same budget with another limit; what AWS computes of it is not sent back. */
function withLimit(budget: Budget, { timeUnit, amount }: LimitValues): Budget {
  const {
    CalculatedSpend: _spend,
    LastUpdatedTime: _updated,
    HealthStatus: _health,
    PlannedBudgetLimits: _planned,
    AutoAdjustData: _adjust,
    ...kept
  } = budget;
  return { ...kept, TimeUnit: timeUnit, BudgetLimit: { Amount: amount.trim(), Unit: "USD" } };
}
