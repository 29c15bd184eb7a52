import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  ListTargetsForPolicyCommand,
  type PolicyTargetSummary,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ListTable } from "../../../shared/ui/ListTable";
import { usePages } from "../../../shared/usePages";
import { client, hrefOf, pathText, type Place } from "../reads";
import { PlacePicker } from "../tree/PlacePicker";

const KINDS: Record<string, string> = { ROOT: "Root", ORGANIZATIONAL_UNIT: "Unit", ACCOUNT: "Account" };

interface PolicyTargetsProps {
  policyId: string;
  name: string;
  done: (words: string) => void;
}

/** Where a policy is attached. */
export function PolicyTargets({ policyId, name, done }: PolicyTargetsProps) {
  const [dialog, setDialog] = useState<"attach" | PolicyTargetSummary>();
  const dismiss = () => setDialog(undefined);
  const targets = usePages(
    async (NextToken) => {
      const page = await client().send(new ListTargetsForPolicyCommand({ PolicyId: policyId, NextToken }));
      return { items: page.Targets, next: page.NextToken };
    },
    [policyId],
  );
  const changed = async (words: string) => {
    await targets.reload();
    done(words);
  };
  return (
    <>
      <ListTable
        title="Targets"
        description="Where it is attached; it holds below too."
        actions={<Button onClick={() => setDialog("attach")}>Attach</Button>}
        columns={[
          { header: "Name", cell: (target) => <Link href={hrefOf(target.TargetId!)}>{target.Name}</Link> },
          { header: "Kind", cell: (target) => KINDS[target.Type ?? ""] ?? target.Type },
          { header: "ID", cell: (target) => <span className="gw-mono">{target.TargetId}</span> },
          {
            header: "Action",
            cell: (target) => (
              <Button
                variant="inline-link"
                ariaLabel={`Detach from ${target.Name}`}
                onClick={() => setDialog(target)}
              >
                Detach
              </Button>
            ),
          },
        ]}
        pages={targets}
        keyOf={(target) => target.TargetId ?? ""}
        textOf={(target) => `${target.Name} ${target.TargetId}`}
        empty="It is attached to nothing."
      />
      {dialog === "attach" && (
        <AttachModal policyId={policyId} name={name} changed={changed} dismiss={dismiss} />
      )}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Detach ${name} from ${dialog.Name}?`}
          confirmText="Detach"
          onDismiss={dismiss}
          onConfirm={async () => {
            await client().send(new DetachPolicyCommand({ PolicyId: policyId, TargetId: dialog.TargetId }));
            await changed(`Detached from ${dialog.Name}.`);
          }}
        >
          It no longer holds there, nor below, but where it is attached again.
        </ConfirmModal>
      )}
    </>
  );
}

interface AttachModalProps {
  policyId: string;
  name: string;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

function AttachModal({ policyId, name, changed, dismiss }: AttachModalProps) {
  const [path, setPath] = useState<Place[]>([]);
  const attach = async () => {
    await client().send(new AttachPolicyCommand({ PolicyId: policyId, TargetId: path.at(-1)?.id }));
    await changed(`Attached to ${pathText(path)}.`);
  };
  return (
    <ConfirmModal
      title={`Attach ${name}`}
      confirmText={`Attach to ${path.at(-1)?.name ?? "…"}`}
      onConfirm={attach}
      onDismiss={dismiss}
    >
      <PlacePicker path={path} onChange={setPath} accounts />
    </ConfirmModal>
  );
}
