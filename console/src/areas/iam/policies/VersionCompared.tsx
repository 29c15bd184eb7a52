import type { Policy, PolicyVersion } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { pretty } from "../../../shared/json";
import { Chooser } from "../../../shared/ui/Chooser";
import { ComparedText } from "../../../shared/ui/ComparedText";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { JsonText } from "../../../shared/ui/JsonText";
import { useLoad } from "../../../shared/useLoad";
import { readDocument } from "./policies";

interface VersionComparedProps {
  policy: Policy;
  versions: PolicyVersion[];
}

const NOTHING = "nothing";

/** The document of one version, by itself or line by line against another one. */
export function VersionCompared({ policy, versions }: VersionComparedProps) {
  const { Arn: arn = "", DefaultVersionId: standard = "" } = policy;
  const ids = versions.map((version) => version.VersionId!);
  const [wanted, setShown] = useState<string>();
  const [against, setCompared] = useState<string>();
  const shown = wanted !== undefined && ids.includes(wanted) ? wanted : standard;
  const other = against !== undefined && ids.includes(against) ? against : undefined;
  const documents = useLoad(async () => {
    const [text, before] = await Promise.all([
      readDocument(arn, shown),
      other === undefined ? undefined : readDocument(arn, other),
    ]);
    return { text, before };
  }, [arn, shown, other]);
  const choices = ids.map((id) => ({ value: id, label: id === standard ? `${id} (default)` : id }));
  return (
    <Container header={<Header variant="h2">Document</Header>}>
      <SpaceBetween size="s">
        <SpaceBetween direction="horizontal" size="m">
          <Chooser label="Version" choices={choices} value={shown} onChange={setShown} />
          {ids.length > 1 && (
            <Chooser
              label="Compared with"
              choices={[{ value: NOTHING, label: "Nothing" }, ...choices]}
              value={other ?? NOTHING}
              onChange={setCompared}
            />
          )}
        </SpaceBetween>
        <ErrorBox error={documents.error} retry={() => void documents.reload()} />
        {documents.data === undefined ? (
          documents.busy && <StatusIndicator type="loading">Reading</StatusIndicator>
        ) : documents.data.before === undefined ? (
          <JsonText label={`Document of ${shown}`} text={documents.data.text} />
        ) : (
          <ComparedText
            label={`${shown} compared with ${other}`}
            before={pretty(documents.data.before)}
            after={pretty(documents.data.text)}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
