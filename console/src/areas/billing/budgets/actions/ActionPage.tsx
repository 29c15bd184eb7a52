import {
  type Action,
  type ActionHistory,
  BudgetsClient,
  DeleteBudgetActionCommand,
  ExecuteBudgetActionCommand,
} from "@aws-sdk/client-budgets";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { clientOf } from "../../../../shared/aws/clients";
import { useSession } from "../../../../shared/session";
import { ConfirmModal } from "../../../../shared/ui/ConfirmModal";
import { type Column, ListTable } from "../../../../shared/ui/ListTable";
import { Time } from "../../../../shared/ui/Time";
import { useLive } from "../../../../shared/useLive";
import { BillingFrame } from "../../BillingFrame";
import { ABOVE, addressOf } from "../model";
import {
  actionHref,
  type BudgetNames,
  type Execution,
  EXECUTIONS,
  readAction,
  readActionHistory,
  whatOf,
  whenOf,
} from "./actions";
import { ActionState } from "./ActionState";

export default function ActionPage() {
  const { name: BudgetName = "", action: ActionId = "" } = useParams();
  const names: BudgetNames = { AccountId: useSession().accountId, BudgetName };
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Execution | "delete">();
  const loaded = useLive(async () => {
    const [action, history] = await Promise.all([
      readAction(names, ActionId),
      readActionHistory(names, ActionId),
    ]);
    return { action, history };
  }, [names.AccountId, BudgetName, ActionId]);
  const execution = EXECUTIONS[loaded.data?.action.Status ?? "STANDBY"];
  const client = clientOf(BudgetsClient);
  const execute = async ({ type: ExecutionType }: Execution) => {
    await client.send(new ExecuteBudgetActionCommand({ ...names, ActionId, ExecutionType }));
    await loaded.reload();
  };
  const remove = async () => {
    await client.send(new DeleteBudgetActionCommand({ ...names, ActionId }));
    navigate(addressOf(BudgetName));
  };
  return (
    <BillingFrame
      title="Budget action"
      above={[...ABOVE, { text: BudgetName, href: addressOf(BudgetName) }]}
      loading={loaded}
      actions={
        loaded.data && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsking("delete")}>Delete</Button>
            <Button href={actionHref(BudgetName, ActionId, "edit")}>Edit</Button>
            {execution && (
              <Button variant="primary" onClick={() => setAsking(execution)}>
                {execution.text}
              </Button>
            )}
          </SpaceBetween>
        )
      }
    >
      {loaded.data && (
        <>
          <Summary action={loaded.data.action} />
          <ListTable
            title="History"
            columns={HISTORY}
            rows={loaded.data.history}
            keyOf={(event) => `${event.Timestamp?.getTime()} ${event.Status} ${event.EventType}`}
            empty="Nothing has happened yet."
          />
        </>
      )}
      {typeof asking === "object" && (
        <ConfirmModal
          title={asking.question}
          confirmText={asking.text}
          onConfirm={() => execute(asking)}
          onDismiss={() => setAsking(undefined)}
        >
          {asking.consequence}
        </ConfirmModal>
      )}
      {asking === "delete" && (
        <ConfirmModal
          title="Delete this action?"
          confirmText="Delete"
          onConfirm={remove}
          onDismiss={() => setAsking(undefined)}
        >
          What it has attached stays attached: reverse it first, where that is not wanted.
        </ConfirmModal>
      )}
    </BillingFrame>
  );
}

function Summary({ action }: { action: Action }) {
  return (
    <Container header={<Header variant="h2">{whatOf(action)}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: "State", value: <ActionState status={action.Status} /> },
          { label: "When", value: whenOf(action) },
          {
            label: "Approval",
            value: action.ApprovalModel === "MANUAL" ? "By a person" : "Not needed",
          },
          { label: "Execution role", value: <span className="gw-mono">{action.ExecutionRoleArn}</span> },
          {
            label: "Who is told",
            value: action.Subscribers?.map((subscriber) => subscriber.Address).join(", "),
          },
        ]}
      />
    </Container>
  );
}

const EVENTS: Record<string, string> = {
  SYSTEM: "AWS Budgets",
  CREATE_ACTION: "Made",
  UPDATE_ACTION: "Changed",
  DELETE_ACTION: "Deleted",
  EXECUTE_ACTION: "Asked for",
};

const HISTORY: Column<ActionHistory>[] = [
  { header: "When", cell: (event) => <Time at={event.Timestamp} seconds /> },
  { header: "Event", cell: (event) => EVENTS[event.EventType ?? ""] ?? event.EventType },
  { header: "State", cell: (event) => <ActionState status={event.Status} /> },
  { header: "What happened", cell: (event) => event.ActionHistoryDetails?.Message },
];
