import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { ListTable } from "../../../shared/ui/ListTable";
import { type Alarm, addressOf, whenText } from "./model";

interface AlarmsTableProps {
  budgetName: string;
  alarms: Alarm[];
  remove: (alarm: Alarm) => void;
}

/** Who is told when. */
export function AlarmsTable({ budgetName, alarms, remove }: AlarmsTableProps) {
  const address = (page: number | "new") => `${addressOf(budgetName)}/notifications/${page}`;
  return (
    <ListTable
      title="Notifications"
      actions={<Button href={address("new")}>Add a notification</Button>}
      rows={alarms.map((alarm, index) => ({ ...alarm, index }))}
      keyOf={(alarm) => String(alarm.index)}
      empty="Nobody is told when costs pass the limit."
      columns={[
        {
          header: "When",
          cell: (alarm) => <Link href={address(alarm.index)}>{whenText(alarm.notification)}</Link>,
        },
        {
          header: "Who is told",
          cell: (alarm) => (
            <ul className="gw-plain-list">
              {alarm.subscribers.map((one) => (
                <li key={one.Address} className="gw-wrap">
                  {one.Address}
                </li>
              ))}
            </ul>
          ),
        },
        {
          header: "State",
          cell: ({ notification }) =>
            notification.NotificationState === "ALARM" ? (
              <StatusIndicator type="error">Passed</StatusIndicator>
            ) : (
              <StatusIndicator type="success">Not passed</StatusIndicator>
            ),
        },
        {
          header: "Actions",
          cell: (alarm) => (
            <SpaceBetween direction="horizontal" size="m">
              <Link href={address(alarm.index)} ariaLabel={`Edit: ${whenText(alarm.notification)}`}>
                Edit
              </Link>
              <Button
                variant="inline-link"
                ariaLabel={`Remove: ${whenText(alarm.notification)}`}
                onClick={() => remove(alarm)}
              >
                Remove
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
