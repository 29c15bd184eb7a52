import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import type { Dialog } from "./NodeDialog";
import type { TreeNode } from "./useTree";

const ITEMS: Partial<Record<TreeNode["kind"], { id: Dialog["what"]; text: string }[]>> = {
  root: [{ id: "add-unit", text: "Add a unit" }],
  unit: [
    { id: "add-unit", text: "Add a unit" },
    { id: "rename", text: "Rename" },
    { id: "delete", text: "Delete" },
  ],
  account: [{ id: "move", text: "Move" }],
};

/** All that can be done by dragging can be done here, and more. */
export function NodeActions({ node, choose }: { node: TreeNode; choose: (dialog: Dialog) => void }) {
  const items = ITEMS[node.kind];
  if (items === undefined) return null;
  return (
    <ButtonDropdown
      variant="inline-icon"
      ariaLabel={`Actions for ${node.name}`}
      expandToViewport
      items={items}
      onItemClick={({ detail }) => choose({ what: detail.id as Dialog["what"], node })}
    />
  );
}
