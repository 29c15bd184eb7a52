import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  ListPoliciesForTargetCommand,
  type PolicySummary,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { lazy, Suspense, useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import { useLive } from "../../../shared/useLive";
import { readUpTo } from "../../../shared/usePages";
import { kindOf } from "../policyTypes";
import { client, type Place, policyHref, readRoot } from "../reads";

/** Loaded when it is opened. */
const PolicySelectModal = lazy(() => import("./PolicySelectModal"));

/** The policies that are attached right to a root, unit or account, of all types that are enabled. */
export function TargetPolicies({ id, name, done }: Place & { done: (words: string) => void }) {
  const policies = useLive(() => readAttached(id), [id]);
  const [dialog, setDialog] = useState<"attach" | PolicySummary>();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await policies.reload();
    done(words);
  };
  if (policies.data === undefined && policies.error !== undefined) {
    return <ErrorBox error={policies.error} retry={() => void policies.reload()} />;
  }
  return (
    <>
      <ListTable
        title="Attached policies"
        description="Policies that are attached above hold here too."
        actions={
          <Button disabled={policies.data?.types.length === 0} onClick={() => setDialog("attach")}>
            Attach a policy
          </Button>
        }
        columns={[
          { header: "Policy", cell: (policy) => <Link href={policyHref(policy)}>{policy.Name}</Link> },
          { header: "Type", cell: (policy) => kindOf(policy.Type)?.title ?? policy.Type },
          {
            header: "Action",
            cell: (policy) => (
              <Button
                variant="inline-link"
                ariaLabel={`Detach ${policy.Name}`}
                onClick={() => setDialog(policy)}
              >
                Detach
              </Button>
            ),
          },
        ]}
        rows={policies.data?.attached}
        keyOf={(policy) => policy.Id ?? ""}
        empty={policies.data?.types.length === 0 ? "No type of policy is enabled." : "There is none."}
      />
      {dialog === "attach" && (
        <Suspense fallback={null}>
          <PolicySelectModal
            title={`Attach a policy to ${name}`}
            types={policies.data?.types ?? []}
            dismiss={dismiss}
            choose={async (policyId) => {
              await client().send(new AttachPolicyCommand({ PolicyId: policyId, TargetId: id }));
              await changed(`The policy is attached to ${name}.`);
            }}
          />
        </Suspense>
      )}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Detach ${dialog.Name} from ${name}?`}
          confirmText="Detach"
          onDismiss={dismiss}
          onConfirm={async () => {
            await client().send(new DetachPolicyCommand({ PolicyId: dialog.Id, TargetId: id }));
            await changed(`${dialog.Name} is detached from ${name}.`);
          }}
        >
          It no longer holds here, nor below, but where it is attached again.
        </ConfirmModal>
      )}
    </>
  );
}

async function readAttached(targetId: string) {
  const types = await enabledTypes();
  const lists = await Promise.all(types.map((type) => readAttachedOf(targetId, type)));
  return { types, attached: lists.flat() };
}

async function enabledTypes(): Promise<PolicyType[]> {
  const summaries = (await readRoot()).PolicyTypes ?? [];
  return summaries.filter((summary) => summary.Status === "ENABLED").map((summary) => summary.Type!);
}

async function readAttachedOf(TargetId: string, Filter: PolicyType): Promise<PolicySummary[]> {
  const { items } = await readUpTo(async (NextToken) => {
    const page = await client().send(new ListPoliciesForTargetCommand({ TargetId, Filter, NextToken }));
    return { items: page.Policies, next: page.NextToken };
  });
  return items;
}
