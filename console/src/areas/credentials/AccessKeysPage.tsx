import {
  type AccessKey,
  type AccessKeyMetadata,
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import { useSession } from "../../shared/session";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { PageFrame } from "../../shared/ui/PageFrame";
import { SecretOnce } from "../../shared/ui/SecretOnce";
import { Time } from "../../shared/ui/Time";
import { useAction } from "../../shared/useAction";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./mfa";

const KEYS_MAX = 2;

interface Key extends AccessKeyMetadata {
  lastUsed?: Date;
  lastService?: string;
}

/** Without a UserName, IAM's operations are about the caller's own keys: also where that is the root user. */
async function readKeys(): Promise<Key[]> {
  const iam = clientOf(IAMClient);
  const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({}));
  return Promise.all(
    keys.map(async (key) => {
      const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.AccessKeyId }));
      const last = used.AccessKeyLastUsed;
      return { ...key, lastUsed: last?.LastUsedDate, lastService: last?.ServiceName };
    }),
  );
}

type Asking = { what: "create" } | { what: "delete"; key: Key };

export default function AccessKeysPage() {
  const session = useSession();
  const keys = useLoad(readKeys);
  const [asking, setAsking] = useState<Asking>();
  const [made, setMade] = useState<AccessKey>();
  const toggle = useAction(async (key: Key) => {
    const Status = key.Status === "Active" ? "Inactive" : "Active";
    await clientOf(IAMClient).send(new UpdateAccessKeyCommand({ AccessKeyId: key.AccessKeyId, Status }));
    await keys.reload();
  });
  const create = async () => {
    setMade((await clientOf(IAMClient).send(new CreateAccessKeyCommand({}))).AccessKey);
    await keys.reload();
  };
  const remove = async (key: Key) => {
    await clientOf(IAMClient).send(new DeleteAccessKeyCommand({ AccessKeyId: key.AccessKeyId }));
    await keys.reload();
  };
  return (
    <PageFrame
      title="Access keys"
      description="For programs outside AWS. A program that can use aws login or a role needs none."
      above={ABOVE}
      loading={keys}
      error={toggle.error}
    >
      {session.isRoot && (
        <Alert
          type={keys.data?.length ? "error" : "warning"}
          header="The root user should have no access keys"
        >
          {keys.data?.length
            ? "Whoever has one can do everything in the account, without a second factor. Delete them."
            : "Whoever had one could do everything in the account, without a second factor."}
        </Alert>
      )}
      {made !== undefined && (
        <SecretOnce
          title="The access key is made"
          values={[
            { label: "Access key ID", value: made.AccessKeyId ?? "" },
            { label: "Secret access key", value: made.SecretAccessKey ?? "", secret: true },
          ]}
          onDismiss={() => setMade(undefined)}
        />
      )}
      <KeyTable
        keys={keys.data ?? []}
        busy={toggle.busy}
        toggle={(key) => void toggle.run(key)}
        remove={(key) => setAsking({ what: "delete", key })}
        create={() => setAsking({ what: "create" })}
      />
      {asking?.what === "create" && (
        <ConfirmModal
          title={session.isRoot ? "Make an access key for the root user?" : "Make an access key?"}
          confirmText="Make the key"
          typed={session.isRoot ? "root access key" : undefined}
          onConfirm={create}
          onDismiss={() => setAsking(undefined)}
        >
          {session.isRoot
            ? "AWS's guide says: never. Let an IAM user, or better a role, do what this key is meant for."
            : "A key lives until somebody deletes it. Prefer aws login, which gives credentials for hours."}
        </ConfirmModal>
      )}
      {asking?.what === "delete" && (
        <ConfirmModal
          title="Delete this access key?"
          confirmText="Delete"
          typed={asking.key.Status === "Active" ? asking.key.AccessKeyId : undefined}
          onConfirm={() => remove(asking.key)}
          onDismiss={() => setAsking(undefined)}
        >
          What still uses it is refused from then on. Deactivate a key first to see what that is.
        </ConfirmModal>
      )}
    </PageFrame>
  );
}

interface KeyTableProps {
  keys: Key[];
  busy: boolean;
  toggle: (key: Key) => void;
  remove: (key: Key) => void;
  create: () => void;
}

function KeyTable({ keys, busy, toggle, remove, create }: KeyTableProps) {
  return (
    <Table
      wrapLines
      header={
        <Header
          variant="h2"
          counter={`(${keys.length} of ${KEYS_MAX})`}
          actions={
            <Button onClick={create} disabled={keys.length >= KEYS_MAX}>
              Make an access key
            </Button>
          }
        >
          Your access keys
        </Header>
      }
      items={keys}
      trackBy="AccessKeyId"
      empty={<Box textAlign="center">No access keys: that is best.</Box>}
      columnDefinitions={[
        {
          id: "id",
          header: "Access key ID",
          minWidth: 210,
          cell: (key) => <span className="gw-mono">{key.AccessKeyId}</span>,
          isRowHeader: true,
        },
        {
          id: "status",
          header: "Status",
          minWidth: 110,
          cell: (key) => (
            <StatusIndicator type={key.Status === "Active" ? "success" : "stopped"}>
              {key.Status}
            </StatusIndicator>
          ),
        },
        { id: "made", header: "Made", cell: (key) => <Time at={key.CreateDate} /> },
        {
          id: "used",
          header: "Last used",
          cell: (key) => (key.lastUsed ? <Time at={key.lastUsed} /> : "Never"),
        },
        {
          id: "actions",
          header: "Actions",
          minWidth: 190,
          cell: (key) => (
            <SpaceBetween direction="horizontal" size="m">
              <Button
                variant="inline-link"
                disabled={busy}
                ariaLabel={`${key.Status === "Active" ? "Deactivate" : "Activate"} ${key.AccessKeyId}`}
                onClick={() => toggle(key)}
              >
                {key.Status === "Active" ? "Deactivate" : "Activate"}
              </Button>
              <Button
                variant="inline-link"
                ariaLabel={`Delete ${key.AccessKeyId}`}
                onClick={() => remove(key)}
              >
                Delete
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
