import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { type Column, ListTable } from "../ui/ListTable";
import { Time } from "../ui/Time";
import { type Key, KEYS_MAX } from "./userKeys";

interface AccessKeyTableProps {
  title: string;
  /** Absent while they are read. */
  keys?: Key[];
  busy: boolean;
  toggle: (key: Key) => void;
  remove: (key: Key) => void;
  create: () => void;
}

export function AccessKeyTable({ title, keys, busy, toggle, remove, create }: AccessKeyTableProps) {
  const columns: Column<Key>[] = [
    { header: "Access key ID", cell: (key) => <span className="gw-mono">{key.AccessKeyId}</span> },
    {
      header: "Status",
      cell: ({ Status }) => (
        <StatusIndicator type={Status === "Active" ? "success" : "stopped"}>{Status}</StatusIndicator>
      ),
    },
    { header: "Made", cell: (key) => <Time at={key.CreateDate} /> },
    { header: "Last used", cell: (key) => <LastUse of={key} /> },
    {
      header: "Actions",
      cell: (key) => {
        const change = key.Status === "Active" ? "Deactivate" : "Activate";
        return (
          <SpaceBetween direction="horizontal" size="m">
            <Button
              variant="inline-link"
              disabled={busy}
              ariaLabel={`${change} ${key.AccessKeyId}`}
              onClick={() => toggle(key)}
            >
              {change}
            </Button>
            <Button variant="inline-link" ariaLabel={`Delete ${key.AccessKeyId}`} onClick={() => remove(key)}>
              Delete
            </Button>
          </SpaceBetween>
        );
      },
    },
  ];
  const full = (keys?.length ?? 0) >= KEYS_MAX;
  return (
    <ListTable
      title={title}
      description={
        full
          ? "A user has at most two: delete one to make another."
          : "At most two, so that one can replace the other."
      }
      actions={
        <Button onClick={create} disabled={full}>
          Make an access key
        </Button>
      }
      columns={columns}
      rows={keys}
      keyOf={(key) => key.AccessKeyId ?? ""}
      empty="No access keys: that is best."
    />
  );
}

function LastUse({ of: key }: { of: Key }) {
  if (key.lastUsed === undefined) return <>Never</>;
  return (
    <>
      <Time at={key.lastUsed} />
      {key.lastService !== undefined && key.lastService !== "N/A" && ` (${key.lastService})`}
    </>
  );
}
