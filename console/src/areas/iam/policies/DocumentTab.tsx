import type { Policy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { JsonText } from "../../../shared/ui/JsonText";
import { useLoad } from "../../../shared/useLoad";
import { isAwsManaged } from "../principals/managedPolicies";
import { NewVersionForm } from "./NewVersionForm";
import { readDocument } from "./policies";

interface DocumentTabProps {
  policy: Policy;
  changed: (words: string) => Promise<void>;
}

/** What holds: the document of the default version, which is edited into a new version. */
export default function DocumentTab({ policy, changed }: DocumentTabProps) {
  const { Arn: arn = "", DefaultVersionId: version } = policy;
  const [editing, setEditing] = useState(false);
  const document = useLoad(() => readDocument(arn, version), [arn, version]);
  if (editing && document.data !== undefined) {
    return (
      <NewVersionForm
        arn={arn}
        document={document.data}
        made={async (words) => {
          setEditing(false);
          await changed(words);
        }}
        cancel={() => setEditing(false)}
      />
    );
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The default version holds wherever the policy is attached."
          actions={
            !isAwsManaged(policy) && (
              <Button disabled={document.data === undefined} onClick={() => setEditing(true)}>
                Edit as a new version
              </Button>
            )
          }
        >
          Version {version}
        </Header>
      }
    >
      <ErrorBox error={document.error} retry={() => void document.reload()} />
      {document.data === undefined ? (
        document.busy && <StatusIndicator type="loading">Reading</StatusIndicator>
      ) : (
        <JsonText label={`Document of version ${version}`} text={document.data} />
      )}
    </Container>
  );
}
