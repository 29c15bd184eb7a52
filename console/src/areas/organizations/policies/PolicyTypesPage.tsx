import {
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  type PolicyTypeStatus,
} from "@aws-sdk/client-organizations";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useAction } from "../../../shared/useAction";
import { useLive } from "../../../shared/useLive";
import { ABOVE, MemberNote, useOrganization } from "../organization";
import { POLICY_KINDS, type PolicyKind } from "../policyTypes";
import { client, readRoot } from "../reads";

/** The types of policy, each of which is enabled in the root before its policies hold. */
export default function PolicyTypesPage() {
  const { organization } = useOrganization();
  const [notice, setNotice] = useState<string>();
  const [disabling, setDisabling] = useState<PolicyKind>();
  const root = useLive(readRoot);
  const RootId = root.data?.Id;
  const statusOf = (kind: PolicyKind) =>
    root.data?.PolicyTypes?.find((summary) => summary.Type === kind.type)?.Status;
  const enable = useAction(async (kind: PolicyKind) => {
    await client().send(new EnablePolicyTypeCommand({ RootId, PolicyType: kind.type }));
    await root.reload();
    setNotice(`${kind.title}: enabled.`);
  });
  const disable = async (kind: PolicyKind) => {
    await client().send(new DisablePolicyTypeCommand({ RootId, PolicyType: kind.type }));
    await root.reload();
    setNotice(`${kind.title}: disabled.`);
  };
  return (
    <PageFrame title="Policies" above={ABOVE} loading={root} error={enable.error} notice={notice}>
      <MemberNote />
      {organization?.FeatureSet !== "ALL" && (
        <Alert type="info">
          Policies need all features, which can be enabled in the{" "}
          <Link href="/console/organizations/settings">settings</Link>.
        </Alert>
      )}
      <ListTable
        title="Types"
        columns={[
          {
            header: "Type",
            cell: (kind) => <Link href={`/console/organizations/policies/${kind.type}`}>{kind.title}</Link>,
          },
          { header: "For", cell: (kind) => kind.purpose },
          { header: "State", cell: (kind) => <TypeState status={statusOf(kind)} /> },
          {
            header: "Action",
            cell: (kind) => (
              <TypeAction
                kind={kind}
                status={statusOf(kind)}
                enable={() => void enable.run(kind)}
                disable={() => setDisabling(kind)}
              />
            ),
          },
        ]}
        rows={POLICY_KINDS}
        keyOf={(kind) => kind.type}
        empty=""
      />
      {disabling !== undefined && (
        <ConfirmModal
          title={`Disable ${disabling.title.toLowerCase()}?`}
          confirmText="Disable"
          onConfirm={() => disable(disabling)}
          onDismiss={() => setDisabling(undefined)}
        >
          All policies of this type are detached from the root, all units and all accounts. Where the type is
          enabled again, they stay detached.
        </ConfirmModal>
      )}
    </PageFrame>
  );
}

function TypeState({ status }: { status?: PolicyTypeStatus }) {
  if (status === "ENABLED") return <StatusIndicator type="success">Enabled</StatusIndicator>;
  if (status === "PENDING_ENABLE") return <StatusIndicator type="in-progress">Being enabled</StatusIndicator>;
  if (status === "PENDING_DISABLE")
    return <StatusIndicator type="in-progress">Being disabled</StatusIndicator>;
  return <StatusIndicator type="stopped">Not enabled</StatusIndicator>;
}

interface TypeActionProps {
  kind: PolicyKind;
  status?: PolicyTypeStatus;
  enable: () => void;
  disable: () => void;
}

function TypeAction({ kind, status, enable, disable }: TypeActionProps) {
  const isEnabled = status === "ENABLED";
  const word = isEnabled ? "Disable" : "Enable";
  return (
    <Button
      variant="inline-link"
      ariaLabel={`${word}: ${kind.title}`}
      disabled={status !== undefined && !isEnabled}
      onClick={isEnabled ? disable : enable}
    >
      {word}
    </Button>
  );
}
