import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
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
    <Table
      header={
        <Header
          variant="h2"
          counter={`(${alarms.length})`}
          actions={<Button href={address("new")}>Add a notification</Button>}
        >
          Notifications
        </Header>
      }
      items={alarms.map((alarm, index) => ({ ...alarm, index }))}
      trackBy={(alarm) => String(alarm.index)}
      empty={<Box textAlign="center">Nobody is told when costs pass the limit.</Box>}
      wrapLines
      columnDefinitions={[
        {
          id: "when",
          header: "When",
          isRowHeader: true,
          minWidth: 200,
          cell: (alarm) => <Link href={address(alarm.index)}>{whenText(alarm.notification)}</Link>,
        },
        {
          id: "who",
          header: "Who is told",
          minWidth: 180,
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
          id: "state",
          header: "State",
          minWidth: 120,
          cell: ({ notification }) =>
            notification.NotificationState === "ALARM" ? (
              <StatusIndicator type="error">Passed</StatusIndicator>
            ) : (
              <StatusIndicator type="success">Not passed</StatusIndicator>
            ),
        },
        {
          id: "actions",
          header: "Actions",
          minWidth: 140,
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
