import type { Group } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { Time } from "../../../shared/ui/Time";

export function GroupSummary({ group }: { group: Group }) {
  return (
    <Container header={<Header variant="h2">Group</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: "ARN", value: <span className="gw-mono">{group.Arn}</span> },
          { label: "Path", value: <span className="gw-wrap">{group.Path}</span> },
          { label: "Created", value: <Time at={group.CreateDate} /> },
        ]}
      />
    </Container>
  );
}
