import {
  type Budget,
  BudgetsClient,
  DescribeBudgetCommand,
  type Notification,
  paginateDescribeBudgets,
  paginateDescribeNotificationsForBudget,
  paginateDescribeSubscribersForNotification,
  type Subscriber,
} from "@aws-sdk/client-budgets";
import { clientOf, everyPage } from "../../../shared/aws/clients";
import { percentage, usd } from "../../../shared/ui/numbers";

export const ABOVE = [
  { text: "Billing and costs", href: "/console/billing" },
  { text: "Budgets", href: "/console/billing/budgets" },
];

export const addressOf = (name: string, page?: "edit"): string =>
  `/console/billing/budgets/${encodeURIComponent(name)}${page === undefined ? "" : `/${page}`}`;

export const TIME_UNITS: Record<string, string> = {
  DAILY: "Every day",
  MONTHLY: "Every month",
  QUARTERLY: "Every quarter",
  ANNUALLY: "Every year",
  CUSTOM: "Once",
};

export interface Alarm {
  notification: Notification;
  subscribers: Subscriber[];
}

export const readBudgets = (AccountId: string): Promise<Budget[]> =>
  everyPage(paginateDescribeBudgets, BudgetsClient, { AccountId }, (page) => page.Budgets);

export async function readBudget(AccountId: string, BudgetName: string): Promise<Budget> {
  const command = new DescribeBudgetCommand({ AccountId, BudgetName, ShowFilterExpression: true });
  return (await clientOf(BudgetsClient).send(command)).Budget!;
}

/** A budget's notifications, each with everybody whom it is sent to. */
export async function readAlarms(AccountId: string, BudgetName: string): Promise<Alarm[]> {
  const notifications = await everyPage(
    paginateDescribeNotificationsForBudget,
    BudgetsClient,
    { AccountId, BudgetName },
    (page) => page.Notifications,
  );
  return Promise.all(
    notifications.map(async (notification) => ({
      notification,
      subscribers: await everyPage(
        paginateDescribeSubscribersForNotification,
        BudgetsClient,
        { AccountId, BudgetName, Notification: identityOf(notification) },
        (page) => page.Subscribers,
      ),
    })),
  );
}

/** What names a notification: its state does not belong to it. */
export function identityOf({ NotificationState: _, ...identity }: Notification): Notification {
  return identity;
}

type Spend = { Amount?: string | undefined; Unit?: string | undefined };

export function spendText(spend?: Spend): string {
  if (spend?.Amount === undefined) return "–";
  return spend.Unit === "USD" ? usd(Number(spend.Amount)) : `${spend.Amount} ${spend.Unit ?? ""}`;
}

/** How much of its limit is used, of 1; undefined where it has none. */
export function shareUsed(budget: Budget): number | undefined {
  const limit = Number(budget.BudgetLimit?.Amount);
  const spent = Number(budget.CalculatedSpend?.ActualSpend?.Amount ?? 0);
  return limit > 0 ? spent / limit : undefined;
}

export const percent = (share: number): string => percentage(share, share < 0.1 ? 1 : 0);

const COMPARISONS: Record<string, string> = {
  GREATER_THAN: "are above",
  LESS_THAN: "are below",
  EQUAL_TO: "are",
};

/** When a notification is sent, in words. */
export function whenText(notification: Notification): string {
  const what = notification.NotificationType === "FORECASTED" ? "forecast costs" : "actual costs";
  const how = COMPARISONS[notification.ComparisonOperator ?? ""] ?? notification.ComparisonOperator;
  const threshold = notification.Threshold ?? 0;
  const much =
    notification.ThresholdType === "ABSOLUTE_VALUE" ? usd(threshold) : `${threshold} % of the budget`;
  return `When ${what} ${how} ${much}`;
}
