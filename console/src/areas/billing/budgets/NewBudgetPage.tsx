import { BudgetsClient, CreateBudgetCommand } from "@aws-sdk/client-budgets";
import { useNavigate } from "react-router-dom";
import { clientOf } from "../../../shared/aws/clients";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { type Form, useForm } from "../../../shared/form/useForm";
import { useSession } from "../../../shared/session";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { AlarmFields } from "./AlarmFields";
import { alarmOf, alarmRules, type AlarmValues, NEW_ALARM } from "./alarmForm";
import { budgetName, LimitFields, limitRules, type LimitValues } from "./budgetForm";
import { ABOVE, addressOf } from "./model";

type Values = { name: string } & LimitValues & AlarmValues;

const BLANK: Values = { name: "", timeUnit: "MONTHLY", amount: "", ...NEW_ALARM };

/** A budget of costs with its first notification: without one, nobody is told. */
export default function NewBudgetPage() {
  const { accountId } = useSession();
  const navigate = useNavigate();
  const form = useForm<Values>(BLANK, { name: budgetName, ...limitRules, ...alarmRules });
  const make = async (values: Values) => {
    const BudgetName = values.name.trim();
    const { notification: Notification, subscribers: Subscribers } = alarmOf(values);
    await clientOf(BudgetsClient).send(
      new CreateBudgetCommand({
        AccountId: accountId,
        Budget: {
          BudgetName,
          BudgetType: "COST",
          TimeUnit: values.timeUnit,
          BudgetLimit: { Amount: values.amount.trim(), Unit: "USD" },
        },
        NotificationsWithSubscribers: [{ Notification, Subscribers }],
      }),
    );
    navigate(addressOf(BudgetName));
  };
  return (
    <PageFrame
      title="Make a budget"
      description="A limit for costs, and who is told before it is reached. A budget stops nothing."
      above={ABOVE}
    >
      <FormCard
        title="Budget"
        submitText="Make the budget"
        form={form}
        onSubmit={() => void form.submit(make)}
        onCancel={() => navigate("/console/billing/budgets")}
      >
        <TextField
          form={form}
          name="name"
          label="Name"
          rule="1 to 100 characters, without : and \. It cannot be changed."
          autoFocus
        />
        <LimitFields form={form as unknown as Form<LimitValues>} />
        <AlarmFields form={form as unknown as Form<AlarmValues>} />
      </FormCard>
    </PageFrame>
  );
}
