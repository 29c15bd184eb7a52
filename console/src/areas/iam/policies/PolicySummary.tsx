import type { Policy } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { Time } from "../../../shared/ui/Time";
import { isAwsManaged, kindText } from "../principals/managedPolicies";

export function PolicySummary({ policy }: { policy: Policy }) {
  const description = isAwsManaged(policy)
    ? "AWS keeps it: nobody else can change it, and new versions hold at once."
    : undefined;
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          Policy
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: "ARN", value: <span className="gw-mono">{policy.Arn}</span> },
          { label: "Kind", value: kindText(policy) },
          { label: "Description", value: <span className="gw-wrap">{policy.Description || "–"}</span> },
          { label: "Default version", value: policy.DefaultVersionId },
          { label: "Created", value: <Time at={policy.CreateDate} /> },
          { label: "Changed", value: <Time at={policy.UpdateDate} /> },
        ]}
      />
    </Container>
  );
}
