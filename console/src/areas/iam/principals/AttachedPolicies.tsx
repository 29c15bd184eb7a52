import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { lazy, Suspense, useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { useLive } from "../../../shared/useLive";
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
  const [dialog, setDialog] = useState<"attach" | Attached>();
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
        description={kind === "user" ? "What its groups are allowed holds for the user too." : undefined}
        actions={<Button onClick={() => setDialog("attach")}>Attach policies</Button>}
        columns={columnsOf(kind, setDialog)}
        rows={policies.data}
        keyOf={(policy) => `${policy.PolicyArn} ${policy.via?.text ?? ""}`}
        empty="There is none."
      />
      {dialog === "attach" && (
        <Suspense fallback={null}>
          <AttachPoliciesModal
            title={`Attach policies to ${name}`}
            attached={(policies.data ?? [])
              .filter((policy) => !policy.via)
              .map((policy) => policy.PolicyArn!)}
            attach={holder.attach}
            changed={changed}
            dismiss={dismiss}
          />
        </Suspense>
      )}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Detach ${dialog.PolicyName} from ${name}?`}
          confirmText="Detach"
          onDismiss={dismiss}
          onConfirm={async () => {
            await holder.detach(dialog.PolicyArn ?? "");
            await changed(`${dialog.PolicyName} is detached from ${name}.`);
          }}
        >
          What it alone allowed is refused from the next request on.
        </ConfirmModal>
      )}
    </>
  );
}

function columnsOf(kind: PolicyHolder["kind"], detach: (policy: Attached) => void): Column<Attached>[] {
  const via: Column<Attached> = {
    header: "Attached to",
    cell: (policy) =>
      policy.via === undefined ? "The user" : <Link href={policy.via.href}>Group {policy.via.text}</Link>,
  };
  return [
    { header: "Policy", cell: (policy) => policy.PolicyName },
    { header: "ARN", cell: (policy) => <span className="gw-mono">{policy.PolicyArn}</span> },
    ...(kind === "user" ? [via] : []),
    {
      header: "Action",
      cell: (policy) =>
        policy.via !== undefined ? (
          "–"
        ) : (
          <Button
            variant="inline-link"
            ariaLabel={`Detach ${policy.PolicyName}`}
            onClick={() => detach(policy)}
          >
            Detach
          </Button>
        ),
    },
  ];
}
