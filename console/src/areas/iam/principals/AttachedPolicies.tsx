import Link from "@cloudscape-design/components/link";
import { lazy } from "react";
import { AttachmentTable } from "../../../shared/ui/AttachmentTable";
import type { Column } from "../../../shared/ui/ListTable";
import { useLive } from "../../../shared/useLive";
import { policyHref } from "../reads";
import type { Attached, PolicyHolder } from "./holder";

/** Loaded when it is opened. */
const AttachPoliciesModal = lazy(() => import("./AttachPoliciesModal"));

interface AttachedPoliciesProps {
  holder: PolicyHolder;
  done: (words: string) => void;
}

/** The managed policies of a user, a group or a role. */
export function AttachedPolicies({ holder, done }: AttachedPoliciesProps) {
  const { kind, name } = holder;
  const policies = useLive(holder.readAttached, [kind, name]);
  const own = (policies.data ?? []).filter((policy) => policy.via === undefined);
  return (
    <AttachmentTable
      title="Attached policies"
      description={kind === "user" ? "What its groups are allowed holds for the user too." : undefined}
      items={policies}
      columns={kind === "user" ? [...COLUMNS, VIA] : COLUMNS}
      keyOf={(policy) => `${policy.PolicyArn} ${policy.via?.text ?? ""}`}
      add={
        holder.fixed
          ? undefined
          : {
              text: "Attach policies",
              dialog: (dialog) => (
                <AttachPoliciesModal
                  title={`Attach policies to ${name}`}
                  attached={own.map((policy) => policy.PolicyArn!)}
                  attach={holder.attach}
                  {...dialog}
                />
              ),
            }
      }
      remove={
        holder.fixed
          ? undefined
          : {
              text: "Detach",
              isOffered: (policy) => policy.via === undefined,
              label: (policy) => `Detach ${policy.PolicyName}`,
              question: (policy) => `Detach ${policy.PolicyName} from ${name}?`,
              consequence: "What it alone allowed is refused from the next request on.",
              act: (policy) => holder.detach(policy.PolicyArn ?? ""),
              done: (policy) => `${policy.PolicyName} is detached from ${name}.`,
            }
      }
      done={done}
    />
  );
}

const COLUMNS: Column<Attached>[] = [
  {
    header: "Policy",
    cell: (policy) => <Link href={policyHref(policy.PolicyArn)}>{policy.PolicyName}</Link>,
  },
  { header: "ARN", cell: (policy) => <span className="gw-mono">{policy.PolicyArn}</span> },
];

const VIA: Column<Attached> = {
  header: "Attached to",
  cell: (policy) =>
    policy.via === undefined ? "The user" : <Link href={policy.via.href}>Group {policy.via.text}</Link>,
};
