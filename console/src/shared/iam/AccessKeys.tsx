import type { AccessKey } from "@aws-sdk/client-iam";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { ConfirmModal } from "../ui/ConfirmModal";
import { ErrorBox } from "../ui/ErrorBox";
import { SecretOnce } from "../ui/SecretOnce";
import { useAction } from "../useAction";
import type { Loaded } from "../useLoad";
import { accessKeysOf, type Key } from "./userKeys";
import { AccessKeyTable } from "./AccessKeyTable";

interface AccessKeysProps {
  title: string;
  /** Absent: whoever is signed in. */
  userName?: string;
  keys: Loaded<Key[]>;
  /** Asked before a key is made. */
  warning: { title: string; words: ReactNode; typed?: string };
}

type Asking = { what: "create" } | { what: "delete"; key: Key };

/** Two keys at most: made, shown once, deactivated, deleted. */
export function AccessKeys({ title, userName, keys, warning }: AccessKeysProps) {
  const [asking, setAsking] = useState<Asking>();
  const [made, setMade] = useState<AccessKey>();
  const iam = accessKeysOf(userName);
  const toggle = useAction(async (key: Key) => {
    await iam.toggle(key);
    await keys.reload();
  });
  const dismiss = () => setAsking(undefined);
  return (
    <>
      <SpaceBetween size="l">
        <ErrorBox error={toggle.error} />
        {made !== undefined && (
          <SecretOnce
            title="The access key is made"
            values={[
              { label: "Access key ID", value: made.AccessKeyId ?? "" },
              { label: "Secret access key", value: made.SecretAccessKey ?? "", secret: true },
            ]}
            fileName={`${made.UserName ?? "root"}_accessKeys.csv`}
            onDismiss={() => setMade(undefined)}
          />
        )}
        <AccessKeyTable
          title={title}
          keys={keys.data}
          busy={toggle.busy}
          toggle={(key) => void toggle.run(key)}
          remove={(key) => setAsking({ what: "delete", key })}
          create={() => setAsking({ what: "create" })}
        />
      </SpaceBetween>
      {asking?.what === "create" && (
        <ConfirmModal
          title={warning.title}
          confirmText="Make the key"
          typed={warning.typed}
          onConfirm={async () => {
            setMade(await iam.create());
            await keys.reload();
          }}
          onDismiss={dismiss}
        >
          {warning.words}
        </ConfirmModal>
      )}
      {asking?.what === "delete" && (
        <ConfirmModal
          title="Delete this access key?"
          confirmText="Delete"
          typed={asking.key.Status === "Active" ? asking.key.AccessKeyId : undefined}
          onConfirm={async () => {
            await iam.remove(asking.key);
            await keys.reload();
          }}
          onDismiss={dismiss}
        >
          What still uses it is refused from then on. Deactivate a key first to see what that is.
        </ConfirmModal>
      )}
    </>
  );
}
