import type { Action } from "@aws-sdk/client-budgets";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { ListTable } from "../../../../shared/ui/ListTable";
import { useLive } from "../../../../shared/useLive";
import { Part } from "../../Part";
import { actionHref, type BudgetNames, readActions, whatOf, whenOf } from "./actions";
import { ActionState } from "./ActionState";

interface ActionsTableProps {
  names: BudgetNames;
  /** AWS has none for budgets of a day. */
  canHaveMore: boolean;
}

/** What AWS Budgets does once costs are above a threshold. */
export function ActionsTable({ names, canHaveMore }: ActionsTableProps) {
  const actions = useLive(() => readActions(names), [names.AccountId, names.BudgetName]);
  const href = (action: Action) => actionHref(names.BudgetName, action.ActionId ?? "");
  return (
    <Part loaded={actions}>
      <ListTable
        title="Actions"
        actions={canHaveMore && <Button href={actionHref(names.BudgetName, "new")}>Add an action</Button>}
        columns={[
          { header: "When", cell: (action) => <Link href={href(action)}>{whenOf(action)}</Link> },
          { header: "What is done", cell: whatOf },
          {
            header: "Approval",
            cell: ({ ApprovalModel }) => (ApprovalModel === "MANUAL" ? "By a person" : "Not needed"),
          },
          { header: "State", cell: ({ Status }) => <ActionState status={Status} /> },
        ]}
        rows={actions.data}
        keyOf={(action) => action.ActionId ?? ""}
        empty="Nothing is done when costs pass the limit."
      />
    </Part>
  );
}
