import {
  type Action,
  BudgetsClient,
  CreateBudgetActionCommand,
  UpdateBudgetActionCommand,
} from "@aws-sdk/client-budgets";
import Alert from "@cloudscape-design/components/alert";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { clientOf } from "../../../../shared/aws/clients";
import { FormCard } from "../../../../shared/form/FormCard";
import { type Form, useForm } from "../../../../shared/form/useForm";
import { useSession } from "../../../../shared/session";
import { useLoad } from "../../../../shared/useLoad";
import { BillingFrame } from "../../BillingFrame";
import { AlarmFields } from "../AlarmFields";
import type { AlarmValues } from "../alarmForm";
import { ABOVE, addressOf } from "../model";
import { actionOf, actionRules, type ActionValues, NEW_ACTION, valuesOfAction } from "./actionForm";
import { actionHref, type BudgetNames, readAction } from "./actions";

// With all that can be chosen: it comes while the page is read.
const ActionFields = lazy(() => import("./ActionFields"));

/** A new action of a budget, or another definition of one. */
export default function ActionFormPage() {
  const { name: BudgetName = "", action: ActionId } = useParams();
  const names = { AccountId: useSession().accountId, BudgetName };
  const loaded = useLoad(
    async () => ({ action: ActionId === undefined ? undefined : await readAction(names, ActionId) }),
    [names.AccountId, BudgetName, ActionId],
  );
  return (
    <BillingFrame
      title={ActionId === undefined ? "Add an action" : "Edit an action"}
      description="What AWS Budgets does by itself, or once somebody approves it."
      above={[...ABOVE, { text: BudgetName, href: addressOf(BudgetName) }]}
      loading={loaded}
    >
      {loaded.data && <ActionForm names={names} action={loaded.data.action} />}
    </BillingFrame>
  );
}

function ActionForm({ names, action }: { names: BudgetNames; action?: Action }) {
  const navigate = useNavigate();
  const form = useForm<ActionValues>(action ? valuesOfAction(action) : NEW_ACTION, actionRules);
  const client = clientOf(BudgetsClient);
  const back = () =>
    navigate(action ? actionHref(names.BudgetName, action.ActionId ?? "") : addressOf(names.BudgetName));
  const save = async (values: ActionValues) => {
    const wanted = actionOf(names, values);
    if (action === undefined) {
      const { ActionId = "" } = await client.send(new CreateBudgetActionCommand(wanted));
      navigate(actionHref(names.BudgetName, ActionId));
      return;
    }
    const { ActionType: _, ...changes } = wanted;
    await client.send(new UpdateBudgetActionCommand({ ...changes, ActionId: action.ActionId }));
    back();
  };
  if (action?.ActionType === "RUN_SSM_DOCUMENTS") {
    return (
      <Alert type="info" header="This page edits actions that attach a policy">
        The AWS CLI changes this one: aws budgets update-budget-action.
      </Alert>
    );
  }
  return (
    <FormCard
      title="Action"
      submitText={action === undefined ? "Add" : "Save"}
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={back}
    >
      <AlarmFields form={form as unknown as Form<AlarmValues>} />
      <Suspense fallback={<StatusIndicator type="loading">Reading</StatusIndicator>}>
        <ActionFields form={form} isNew={action === undefined} />
      </Suspense>
    </FormCard>
  );
}
