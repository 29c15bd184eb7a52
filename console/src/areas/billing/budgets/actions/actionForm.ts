import type {
  Action,
  ActionType,
  ApprovalModel,
  CreateBudgetActionCommandInput,
  Definition,
} from "@aws-sdk/client-budgets";
import type { Rules } from "../../../../shared/form/useForm";
import { alarmOf, alarmRules, type AlarmValues, NEW_ALARM, valuesOf } from "../alarmForm";
import type { BudgetNames } from "./actions";

export interface ActionValues extends AlarmValues {
  type: ActionType;
  policyArn: string;
  users: string[];
  groups: string[];
  roles: string[];
  policyId: string;
  /** An id a line. */
  targets: string;
  executionRole: string;
  approval: ApprovalModel;
}

export const NEW_ACTION: ActionValues = {
  ...NEW_ALARM,
  threshold: "100",
  type: "APPLY_IAM_POLICY",
  policyArn: "",
  users: [],
  groups: [],
  roles: [],
  policyId: "",
  targets: "",
  executionRole: "",
  approval: "MANUAL",
};

const targetsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((id) => id !== "");

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudgetAction.html
export const actionRules: Rules<ActionValues> = {
  ...(alarmRules as Rules<ActionValues>),
  policyArn: (arn, { type }) =>
    type === "APPLY_IAM_POLICY" && arn === "" ? "A policy is needed." : undefined,
  users: (users, { type, groups, roles }) =>
    type === "APPLY_IAM_POLICY" && users.length + groups.length + roles.length === 0
      ? "Choose at least one user, group or role."
      : undefined,
  policyId: (id, { type }) => (type === "APPLY_SCP_POLICY" && id === "" ? "A policy is needed." : undefined),
  targets: (text, { type }) => {
    if (type !== "APPLY_SCP_POLICY") return undefined;
    const wrong = targetsIn(text).find((id) => !/^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/.test(id));
    if (wrong !== undefined) return `${wrong} is the ID of no unit or account.`;
    return targetsIn(text).length === 0 ? "A unit or an account is needed." : undefined;
  },
  executionRole: (arn) => (arn === "" ? "A role is needed: AWS Budgets acts as it." : undefined),
};

export function valuesOfAction(action: Action): ActionValues {
  const { IamActionDefinition: iam, ScpActionDefinition: scp } = action.Definition ?? {};
  const alarm = valuesOf({
    notification: {
      NotificationType: action.NotificationType,
      ComparisonOperator: "GREATER_THAN",
      Threshold: action.ActionThreshold?.ActionThresholdValue,
      ThresholdType: action.ActionThreshold?.ActionThresholdType,
    },
    subscribers: action.Subscribers ?? [],
  });
  return {
    ...alarm,
    type: action.ActionType ?? "APPLY_IAM_POLICY",
    policyArn: iam?.PolicyArn ?? "",
    users: iam?.Users ?? [],
    groups: iam?.Groups ?? [],
    roles: iam?.Roles ?? [],
    policyId: scp?.PolicyId ?? "",
    targets: scp?.TargetIds?.join("\n") ?? "",
    executionRole: action.ExecutionRoleArn ?? "",
    approval: action.ApprovalModel ?? "MANUAL",
  };
}

/** As both CreateBudgetAction and UpdateBudgetAction take it. */
export function actionOf(names: BudgetNames, values: ActionValues): CreateBudgetActionCommandInput {
  const { notification, subscribers } = alarmOf(values);
  return {
    ...names,
    NotificationType: notification.NotificationType,
    ActionType: values.type,
    ActionThreshold: {
      ActionThresholdValue: notification.Threshold,
      ActionThresholdType: notification.ThresholdType,
    },
    Definition: definitionOf(values),
    ExecutionRoleArn: values.executionRole,
    ApprovalModel: values.approval,
    Subscribers: subscribers,
  };
}

function definitionOf(values: ActionValues): Definition {
  if (values.type === "APPLY_SCP_POLICY") {
    return { ScpActionDefinition: { PolicyId: values.policyId, TargetIds: targetsIn(values.targets) } };
  }
  const some = (names: string[]) => (names.length === 0 ? undefined : names);
  return {
    IamActionDefinition: {
      PolicyArn: values.policyArn,
      Users: some(values.users),
      Groups: some(values.groups),
      Roles: some(values.roles),
    },
  };
}
