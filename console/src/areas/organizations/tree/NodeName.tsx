import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Icon from "@cloudscape-design/components/icon";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState, type DragEvent } from "react";
import { AccountStateBadge } from "../../../shared/ui/AccountStateBadge";
import { hrefOf } from "../reads";
import type { TreeNode } from "./useTree";

export interface DraggedAccount {
  id: string;
  parentId: string;
  name: string;
}

/** Nothing but one of our own accounts can be dropped. */
const DRAGGED = "application/x-groundwork-account";

export function NodeIcon({ node }: { node: TreeNode }) {
  if (node.kind === "account") return <Icon name="user-profile" />;
  if (node.kind === "root" || node.kind === "unit") return <Icon name="folder" />;
  return null;
}

interface NodeNameProps {
  node: TreeNode;
  onDrop: (account: DraggedAccount) => void;
  readMore: () => void;
}

export function NodeName({ node, onDrop, readMore }: NodeNameProps) {
  switch (node.kind) {
    case "reading":
      return <StatusIndicator type="loading">{node.name}</StatusIndicator>;
    case "empty":
      return <Box color="text-body-secondary">{node.name}</Box>;
    case "more":
      return (
        <Button variant="inline-link" onClick={readMore}>
          Show more
        </Button>
      );
    case "account":
      return <AccountName node={node} />;
    default:
      return <UnitName node={node} onDrop={onDrop} />;
  }
}

function AccountName({ node }: { node: TreeNode }) {
  const drag = (event: DragEvent) => {
    const account: DraggedAccount = { id: node.id, parentId: node.parentId ?? "", name: node.name };
    event.dataTransfer.setData(DRAGGED, JSON.stringify(account));
    event.dataTransfer.effectAllowed = "move";
  };
  return (
    <span className="gw-drag" draggable onDragStart={drag} data-account={node.id}>
      <Link href={hrefOf(node.id)}>{node.name}</Link>
      {node.account?.State !== "ACTIVE" && (
        <>
          {" "}
          <AccountStateBadge state={node.account?.State ?? node.account?.Status} />
        </>
      )}
    </span>
  );
}

function UnitName({ node, onDrop }: { node: TreeNode; onDrop: (account: DraggedAccount) => void }) {
  const [over, setOver] = useState(false);
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const dragged = event.dataTransfer.getData(DRAGGED);
    if (dragged === "") return;
    event.preventDefault();
    const account = JSON.parse(dragged) as DraggedAccount;
    if (account.parentId !== node.id) onDrop(account);
  };
  return (
    <span
      className={over ? "gw-drop gw-drop-over" : "gw-drop"}
      data-unit={node.id}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Link href={hrefOf(node.id)}>{node.name}</Link>
    </span>
  );
}
