import {
  DeletePolicyVersionCommand,
  type Policy,
  type PolicyVersion,
  SetDefaultPolicyVersionCommand,
} from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { isAwsManaged } from "../principals/managedPolicies";
import { client } from "../reads";
import { readVersions, VERSIONS_MAX } from "./policies";
import { VersionCompared } from "./VersionCompared";

interface VersionsTabProps {
  policy: Policy;
  changed: (words: string) => Promise<void>;
}

type Asking = { what: "default" | "delete"; version: string };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
export default function VersionsTab({ policy, changed }: VersionsTabProps) {
  const { Arn: PolicyArn = "", DefaultVersionId } = policy;
  const versions = useLive(() => readVersions(PolicyArn), [PolicyArn, DefaultVersionId]);
  const [asking, setAsking] = useState<Asking>();
  const act = async ({ what, version: VersionId }: Asking) => {
    const input = { PolicyArn, VersionId };
    if (what === "default") await client().send(new SetDefaultPolicyVersionCommand(input));
    else await client().send(new DeletePolicyVersionCommand(input));
    await versions.reload();
    await changed(
      what === "default" ? `Version ${VersionId} holds now.` : `Version ${VersionId} is deleted.`,
    );
  };
  if (versions.data === undefined && versions.error !== undefined) {
    return <ErrorBox error={versions.error} retry={() => void versions.reload()} />;
  }
  return (
    <SpaceBetween size="l">
      <ListTable
        title="Versions"
        description={isAwsManaged(policy) ? undefined : roomText(versions.data?.length)}
        columns={isAwsManaged(policy) ? COLUMNS : [...COLUMNS, actionsColumn(setAsking)]}
        rows={versions.data}
        keyOf={(version) => version.VersionId ?? ""}
        empty="There is none."
      />
      {versions.data !== undefined && <VersionCompared policy={policy} versions={versions.data} />}
      {asking !== undefined && (
        <ConfirmModal
          title={
            asking.what === "default"
              ? `Set ${asking.version} as the default?`
              : `Delete the version ${asking.version}?`
          }
          confirmText={asking.what === "default" ? "Set as default" : "Delete"}
          onConfirm={() => act(asking)}
          onDismiss={() => setAsking(undefined)}
        >
          {asking.what === "default"
            ? "It holds from the next request on wherever the policy is attached."
            : "Nothing keeps a copy of it."}
        </ConfirmModal>
      )}
    </SpaceBetween>
  );
}

const roomText = (count = 0): string =>
  count < VERSIONS_MAX
    ? `At most ${VERSIONS_MAX}. To make one, edit the document.`
    : `There are ${VERSIONS_MAX}, which is the most: delete one to make another.`;

const COLUMNS: Column<PolicyVersion>[] = [
  { header: "Version", cell: (version) => version.VersionId },
  { header: "Default", cell: (version) => (version.IsDefaultVersion ? "Yes, it holds" : "No") },
  { header: "Created", cell: (version) => <Time at={version.CreateDate} /> },
];

function actionsColumn(ask: (asking: Asking) => void): Column<PolicyVersion> {
  return {
    header: "Actions",
    cell: ({ VersionId: version = "", IsDefaultVersion }) =>
      IsDefaultVersion ? (
        "–"
      ) : (
        <SpaceBetween direction="horizontal" size="m">
          <Button
            variant="inline-link"
            ariaLabel={`Set as default: ${version}`}
            onClick={() => ask({ what: "default", version })}
          >
            Set as default
          </Button>
          <Button
            variant="inline-link"
            ariaLabel={`Delete ${version}`}
            onClick={() => ask({ what: "delete", version })}
          >
            Delete
          </Button>
        </SpaceBetween>
      ),
  };
}
