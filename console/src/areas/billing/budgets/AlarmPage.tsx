import {
  BudgetsClient,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DeleteSubscriberCommand,
  type Notification,
  UpdateNotificationCommand,
} from "@aws-sdk/client-budgets";
import Alert from "@cloudscape-design/components/alert";
import { useNavigate, useParams } from "react-router-dom";
import { clientOf } from "../../../shared/aws/clients";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { useSession } from "../../../shared/session";
import { useLoad } from "../../../shared/useLoad";
import { BillingFrame } from "../BillingFrame";
import { AlarmFields } from "./AlarmFields";
import { alarmOf, alarmRules, type AlarmValues, NEW_ALARM, subscribersOnlyIn, valuesOf } from "./alarmForm";
import { ABOVE, type Alarm, addressOf, identityOf, readAlarms } from "./model";

interface Names {
  AccountId: string;
  BudgetName: string;
}

/** A new notification, or one of a budget's by its place in the list. */
export default function AlarmPage() {
  const { name: BudgetName = "", index = "" } = useParams();
  const names = { AccountId: useSession().accountId, BudgetName };
  const isNew = index === "new";
  const alarms = useLoad(
    async () => (isNew ? [] : readAlarms(names.AccountId, BudgetName)),
    [names.AccountId, BudgetName, isNew],
  );
  const alarm = alarms.data?.[Number(index)];
  return (
    <BillingFrame
      title={isNew ? "Add a notification" : "Edit a notification"}
      above={[...ABOVE, { text: BudgetName, href: addressOf(BudgetName) }]}
      loading={alarms}
    >
      {isNew || alarm !== undefined ? (
        <AlarmForm names={names} alarm={alarm} />
      ) : (
        <Alert type="info">This notification is not there any more.</Alert>
      )}
    </BillingFrame>
  );
}

function AlarmForm({ names, alarm }: { names: Names; alarm?: Alarm }) {
  const navigate = useNavigate();
  const back = () => navigate(addressOf(names.BudgetName));
  const form = useForm<AlarmValues>(alarm === undefined ? NEW_ALARM : valuesOf(alarm), alarmRules);
  const save = async (values: AlarmValues) => {
    await (alarm === undefined ? create(names, values) : change(names, alarm, values));
    back();
  };
  return (
    <FormCard
      title="Notification"
      submitText={alarm === undefined ? "Add" : "Save"}
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={back}
    >
      <AlarmFields form={form} />
    </FormCard>
  );
}

async function create(names: Names, values: AlarmValues): Promise<void> {
  const { notification: Notification, subscribers: Subscribers } = alarmOf(values);
  await clientOf(BudgetsClient).send(new CreateNotificationCommand({ ...names, Notification, Subscribers }));
}

/** First who is new, then who is gone: a notification always has somebody who is told. */
async function change(names: Names, alarm: Alarm, values: AlarmValues): Promise<void> {
  const client = clientOf(BudgetsClient);
  const wanted = alarmOf(values);
  const OldNotification = identityOf(alarm.notification);
  const NewNotification: Notification = {
    ...wanted.notification,
    ComparisonOperator: OldNotification.ComparisonOperator,
  };
  if (!sameNotification(OldNotification, NewNotification)) {
    await client.send(new UpdateNotificationCommand({ ...names, OldNotification, NewNotification }));
  }
  const of = { ...names, Notification: NewNotification };
  for (const Subscriber of subscribersOnlyIn(wanted.subscribers, alarm.subscribers)) {
    await client.send(new CreateSubscriberCommand({ ...of, Subscriber }));
  }
  for (const Subscriber of subscribersOnlyIn(alarm.subscribers, wanted.subscribers)) {
    await client.send(new DeleteSubscriberCommand({ ...of, Subscriber }));
  }
}

function sameNotification(a: Notification, b: Notification): boolean {
  return (
    a.NotificationType === b.NotificationType &&
    a.Threshold === b.Threshold &&
    (a.ThresholdType ?? "PERCENTAGE") === (b.ThresholdType ?? "PERCENTAGE")
  );
}
