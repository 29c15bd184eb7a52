import SpaceBetween from "@cloudscape-design/components/space-between";
import { boundaryOf, holderOf } from "../principals/entities";
import { EntitiesTable } from "./EntitiesTable";
import { nameOfArn } from "./policies";

interface EntitiesTabProps {
  arn: string;
  changed: (words: string) => Promise<void>;
}

/** Where a policy is attached, and whose boundary it is. */
export default function EntitiesTab({ arn, changed }: EntitiesTabProps) {
  const policy = nameOfArn(arn);
  return (
    <SpaceBetween size="l">
      <EntitiesTable
        arn={arn}
        usage="PermissionsPolicy"
        words={{
          title: "Users, groups and roles that have it",
          add: "Attach",
          remove: "Detach",
          asked: (name) => `Detach ${policy} from ${name}?`,
          consequence: "What it alone allowed is refused from the next request on.",
          removed: (name) => `${policy} is detached from ${name}.`,
          added: "It is attached",
        }}
        kinds={["user", "group", "role"]}
        add={(entity) => holderOf(entity).attach(arn)}
        remove={(entity) => holderOf(entity).detach(arn)}
        changed={changed}
      />
      <EntitiesTable
        arn={arn}
        usage="PermissionsBoundary"
        words={{
          title: "Users and roles whose permissions boundary it is",
          add: "Set as boundary",
          remove: "Remove",
          asked: (name) => `Remove the boundary of ${name}?`,
          consequence: "Then all holds that its policies allow.",
          removed: (name) => `The permissions boundary of ${name} is removed.`,
          added: "It is the permissions boundary",
        }}
        kinds={["user", "role"]}
        add={(entity) => boundaryOf(entity).put(arn)}
        remove={(entity) => boundaryOf(entity).remove()}
        changed={changed}
      />
    </SpaceBetween>
  );
}
