import type { User } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { Time } from "../../../shared/ui/Time";

export function UserSummary({ user }: { user: User }) {
  return (
    <Container header={<Header variant="h2">User</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: "ARN", value: <span className="gw-mono">{user.Arn}</span> },
          { label: "User ID", value: <span className="gw-mono">{user.UserId}</span> },
          { label: "Path", value: <span className="gw-wrap">{user.Path}</span> },
          { label: "Created", value: <Time at={user.CreateDate} /> },
          {
            label: "Last console sign-in",
            value: user.PasswordLastUsed === undefined ? "Never" : <Time at={user.PasswordLastUsed} />,
          },
        ]}
      />
    </Container>
  );
}
