import type { ResponsibilityTransfer } from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { ReactNode } from "react";
import { ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import type { Pages } from "../../../shared/usePages";

export interface TransferAction {
  what: "rename" | "terminate";
  transfer: ResponsibilityTransfer;
}

const STATES: Record<string, [StatusIndicatorProps.Type, string]> = {
  REQUESTED: ["pending", "Waits for an answer"],
  ACCEPTED: ["success", "Accepted"],
  DECLINED: ["stopped", "Declined"],
  CANCELED: ["stopped", "Canceled"],
  EXPIRED: ["warning", "Expired"],
  WITHDRAWN: ["stopped", "Ended"],
};

interface TransferTableProps {
  title: string;
  pages: Pages<ResponsibilityTransfer>;
  /** Which party is the other organization. */
  other: "Source" | "Target";
  empty: string;
  choose: (action: TransferAction) => void;
  /** The name is the payer's own. */
  canRename?: boolean;
  button?: ReactNode;
}

export function TransferTable(props: TransferTableProps) {
  const { other, choose } = props;
  return (
    <ListTable
      title={props.title}
      actions={props.button}
      columns={[
        { header: "Name", cell: (transfer) => transfer.Name ?? transfer.Id },
        {
          header: other === "Source" ? "Whose bill" : "Who pays",
          cell: (transfer) => (
            <>
              <span className="gw-mono">{transfer[other]?.ManagementAccountId}</span>{" "}
              {transfer[other]?.ManagementAccountEmail}
            </>
          ),
        },
        { header: "State", cell: (transfer) => <State state={transfer.Status} /> },
        { header: "From", cell: (transfer) => <Time at={transfer.StartTimestamp} /> },
        { header: "Until", cell: (transfer) => <Time at={transfer.EndTimestamp} /> },
        {
          header: "Action",
          cell: (transfer) => (
            <Actions transfer={transfer} choose={choose} canRename={props.canRename === true} />
          ),
        },
      ]}
      pages={props.pages}
      keyOf={(transfer) => transfer.Id ?? ""}
      empty={props.empty}
    />
  );
}

function State({ state = "" }: { state?: string }) {
  const [type, text] = STATES[state] ?? ["info", state];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}

interface ActionsProps {
  transfer: ResponsibilityTransfer;
  choose: (action: TransferAction) => void;
  canRename: boolean;
}

/** An offer is answered and canceled among the invitations. */
function Actions({ transfer, choose, canRename }: ActionsProps) {
  if (transfer.Status === "REQUESTED") {
    return <Link href="/console/organizations/invitations">Among the invitations</Link>;
  }
  if (transfer.Status !== "ACCEPTED") return <>–</>;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {canRename && (
        <Button
          variant="inline-link"
          ariaLabel={`Rename ${transfer.Name}`}
          onClick={() => choose({ what: "rename", transfer })}
        >
          Rename
        </Button>
      )}
      <Button
        variant="inline-link"
        ariaLabel={`End ${transfer.Name ?? transfer.Id}`}
        onClick={() => choose({ what: "terminate", transfer })}
      >
        End
      </Button>
    </SpaceBetween>
  );
}
