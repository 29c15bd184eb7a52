import {
  type Action,
  type ActionStatus,
  BudgetsClient,
  DescribeBudgetActionCommand,
  type ExecutionType,
  paginateDescribeBudgetActionHistories,
  paginateDescribeBudgetActionsForBudget,
} from "@aws-sdk/client-budgets";
import type { StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { clientOf, everyPage } from "../../../../shared/aws/clients";
import { addressOf, whenText } from "../model";

export interface BudgetNames {
  AccountId: string;
  BudgetName: string;
}

export const actionHref = (budgetName: string, ...below: string[]): string =>
  [addressOf(budgetName), "actions", ...below].join("/");

export const readActions = (names: BudgetNames): Promise<Action[]> =>
  everyPage(paginateDescribeBudgetActionsForBudget, BudgetsClient, { ...names }, (page) => page.Actions);

export async function readAction(names: BudgetNames, ActionId: string): Promise<Action> {
  const command = new DescribeBudgetActionCommand({ ...names, ActionId });
  return (await clientOf(BudgetsClient).send(command)).Action!;
}

export const readActionHistory = (names: BudgetNames, ActionId: string) =>
  everyPage(
    paginateDescribeBudgetActionHistories,
    BudgetsClient,
    { ...names, ActionId },
    (page) => page.ActionHistories,
  );

/** When it is carried out, in words. */
export const whenOf = ({ NotificationType, ActionThreshold: threshold }: Action): string =>
  whenText({
    NotificationType,
    ComparisonOperator: "GREATER_THAN",
    Threshold: threshold?.ActionThresholdValue,
    ThresholdType: threshold?.ActionThresholdType,
  });

/** What is done, in words. */
export function whatOf({ Definition: definition }: Action): string {
  const iam = definition?.IamActionDefinition;
  if (iam !== undefined) {
    const names = [
      ...(iam.Users ?? []).map((name) => `user ${name}`),
      ...(iam.Groups ?? []).map((name) => `group ${name}`),
      ...(iam.Roles ?? []).map((name) => `role ${name}`),
    ];
    return `Attach the policy ${iam.PolicyArn?.split("/").pop()} to ${names.join(", ")}`;
  }
  const scp = definition?.ScpActionDefinition;
  if (scp !== undefined) {
    return `Attach the service control policy ${scp.PolicyId} to ${scp.TargetIds?.join(", ")}`;
  }
  const ssm = definition?.SsmActionDefinition;
  const kind = ssm?.ActionSubType === "STOP_RDS_INSTANCES" ? "RDS" : "EC2";
  return `Stop the ${kind} instances ${ssm?.InstanceIds?.join(", ")} in ${ssm?.Region}`;
}

export const STATUSES: Record<ActionStatus, [StatusIndicatorProps.Type, string]> = {
  STANDBY: ["pending", "Waits for the threshold"],
  PENDING: ["warning", "Waits for approval"],
  EXECUTION_IN_PROGRESS: ["in-progress", "Being carried out"],
  EXECUTION_SUCCESS: ["success", "Carried out"],
  EXECUTION_FAILURE: ["error", "Could not be carried out"],
  REVERSE_IN_PROGRESS: ["in-progress", "Being reversed"],
  REVERSE_SUCCESS: ["stopped", "Reversed"],
  REVERSE_FAILURE: ["error", "Could not be reversed"],
  RESET_IN_PROGRESS: ["in-progress", "Being reset"],
  RESET_FAILURE: ["error", "Could not be reset"],
};

export interface Execution {
  type: ExecutionType;
  text: string;
  question: string;
  consequence: string;
}

const APPROVE: Execution = {
  type: "APPROVE_BUDGET_ACTION",
  text: "Approve",
  question: "Carry out this action?",
  consequence: "The execution role does it now.",
};
const RETRY: Execution = {
  type: "RETRY_BUDGET_ACTION",
  text: "Try again",
  question: "Try to carry out this action again?",
  consequence: "The history tells why it failed.",
};
const REVERSE: Execution = {
  type: "REVERSE_BUDGET_ACTION",
  text: "Reverse",
  question: "Reverse this action?",
  consequence: "What it has attached is detached again, though costs are above the threshold.",
};
const RESET: Execution = {
  type: "RESET_BUDGET_ACTION",
  text: "Reset",
  question: "Reset this action?",
  consequence: "It waits for the threshold again, and can be carried out once more in this period.",
};

/** What a person can do to an action in its status. */
// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_ExecuteBudgetAction.html
export const EXECUTIONS: Partial<Record<ActionStatus, Execution>> = {
  PENDING: APPROVE,
  EXECUTION_FAILURE: RETRY,
  EXECUTION_SUCCESS: REVERSE,
  REVERSE_FAILURE: REVERSE,
  REVERSE_SUCCESS: RESET,
  RESET_FAILURE: RESET,
};
