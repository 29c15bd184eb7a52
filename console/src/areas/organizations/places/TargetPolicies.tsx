import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  ListPoliciesForTargetCommand,
  type PolicySummary,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import Link from "@cloudscape-design/components/link";
import { lazy } from "react";
import { AttachmentTable } from "../../../shared/ui/AttachmentTable";
import { useLive } from "../../../shared/useLive";
import { readUpTo } from "../../../shared/usePages";
import { kindOf } from "../policyTypes";
import { client, type Place, policyHref, readRoot } from "../reads";

/** Loaded when it is opened. */
const PolicySelectModal = lazy(() => import("./PolicySelectModal"));

/** The policies that are attached right to a root, unit or account, of all types that are enabled. */
export function TargetPolicies({ id, name, done }: Place & { done: (words: string) => void }) {
  const policies = useLive(() => readAttached(id), [id]);
  const types = policies.data?.types;
  return (
    <AttachmentTable
      title="Attached policies"
      description="Policies that are attached above hold here too."
      items={{ ...policies, data: policies.data?.attached }}
      columns={[
        { header: "Policy", cell: (policy) => <Link href={policyHref(policy)}>{policy.Name}</Link> },
        { header: "Type", cell: (policy) => kindOf(policy.Type)?.title ?? policy.Type },
      ]}
      keyOf={(policy) => policy.Id ?? ""}
      empty={types?.length === 0 ? "No type of policy is enabled." : undefined}
      add={{
        text: "Attach a policy",
        disabled: types?.length === 0,
        dialog: ({ changed, dismiss }) => (
          <PolicySelectModal
            title={`Attach a policy to ${name}`}
            types={types ?? []}
            dismiss={dismiss}
            choose={async (policyId) => {
              await client().send(new AttachPolicyCommand({ PolicyId: policyId, TargetId: id }));
              await changed(`The policy is attached to ${name}.`);
            }}
          />
        ),
      }}
      remove={{
        text: "Detach",
        label: (policy) => `Detach ${policy.Name}`,
        question: (policy) => `Detach ${policy.Name} from ${name}?`,
        consequence: "It no longer holds here, nor below, but where it is attached again.",
        act: (policy) => client().send(new DetachPolicyCommand({ PolicyId: policy.Id, TargetId: id })),
        done: (policy) => `${policy.Name} is detached from ${name}.`,
      }}
      done={done}
    />
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
