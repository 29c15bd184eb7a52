import type { Notification, NotificationType, Subscriber, ThresholdType } from "@aws-sdk/client-budgets";
import type { Rules } from "../../../shared/form/useForm";
import type { Alarm } from "./model";

export interface AlarmValues {
  kind: NotificationType;
  thresholdType: ThresholdType;
  threshold: string;
  /** An address a line. */
  emails: string;
  /** Empty: none. */
  topic: string;
}

export const NEW_ALARM: AlarmValues = {
  kind: "ACTUAL",
  thresholdType: "PERCENTAGE",
  threshold: "80",
  emails: "",
  topic: "",
};

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html */
const EMAILS_MAX = 10;

export const emailsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

export const alarmRules: Rules<AlarmValues> = {
  threshold: (value) =>
    Number(value) > 0 && Number(value) <= 15_000_000_000_000 ? undefined : "A number above 0.",
  emails: (value, all) => {
    const emails = emailsOf(value);
    if (emails.length === 0 && all.topic.trim() === "") return "Somebody must be told: give an address.";
    if (emails.length > EMAILS_MAX) return `At most ${EMAILS_MAX} addresses; these are ${emails.length}.`;
    const wrong = emails.find((email) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email));
    return wrong === undefined ? undefined : `${wrong} is no e-mail address.`;
  },
  topic: (value) =>
    value.trim() === "" || /^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:.+$/.test(value.trim())
      ? undefined
      : "A topic's ARN looks like arn:aws:sns:us-east-1:123456789012:costs.",
};

export function alarmOf(values: AlarmValues): { notification: Notification; subscribers: Subscriber[] } {
  const topic = values.topic.trim();
  return {
    notification: {
      NotificationType: values.kind,
      ComparisonOperator: "GREATER_THAN",
      Threshold: Number(values.threshold),
      ThresholdType: values.thresholdType,
    },
    subscribers: [
      ...emailsOf(values.emails).map((Address) => ({ SubscriptionType: "EMAIL" as const, Address })),
      ...(topic === "" ? [] : [{ SubscriptionType: "SNS" as const, Address: topic }]),
    ],
  };
}

export function valuesOf({ notification, subscribers }: Alarm): AlarmValues {
  const addresses = (type: string) =>
    subscribers.filter((one) => one.SubscriptionType === type).map((one) => one.Address ?? "");
  return {
    kind: notification.NotificationType ?? "ACTUAL",
    thresholdType: notification.ThresholdType ?? "PERCENTAGE",
    threshold: String(notification.Threshold ?? ""),
    emails: addresses("EMAIL").join("\n"),
    topic: addresses("SNS")[0] ?? "",
  };
}

const sameSubscriber = (a: Subscriber, b: Subscriber): boolean =>
  a.SubscriptionType === b.SubscriptionType && a.Address === b.Address;

/** Who is in the one list and not in the other. */
export function subscribersOnlyIn(these: Subscriber[], those: Subscriber[]): Subscriber[] {
  return these.filter((one) => !those.some((other) => sameSubscriber(one, other)));
}
