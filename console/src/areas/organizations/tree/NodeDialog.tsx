import { DeleteOrganizationalUnitCommand } from "@aws-sdk/client-organizations";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { client } from "../reads";
import { MoveModal } from "./MoveModal";
import { UnitNameModal } from "./UnitNameModal";
import type { TreeNode } from "./useTree";

export interface Dialog {
  what: "add-unit" | "rename" | "delete" | "move";
  node: TreeNode;
}

interface NodeDialogProps {
  dialog: Dialog;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export function NodeDialog({ dialog: { what, node }, changed, dismiss }: NodeDialogProps) {
  switch (what) {
    case "add-unit":
      return <UnitNameModal parent={node} changed={changed} dismiss={dismiss} />;
    case "rename":
      return <UnitNameModal unit={node} changed={changed} dismiss={dismiss} />;
    case "delete":
      return <DeleteUnitModal unit={node} changed={changed} dismiss={dismiss} />;
    case "move":
      return (
        <MoveModal
          account={{ id: node.id, name: node.name }}
          parentId={node.parentId ?? ""}
          changed={changed}
          dismiss={dismiss}
        />
      );
  }
}

interface DeleteUnitModalProps {
  unit: { id: string; name: string };
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export function DeleteUnitModal({ unit, changed, dismiss }: DeleteUnitModalProps) {
  return (
    <ConfirmModal
      title={`Delete the unit ${unit.name}?`}
      confirmText="Delete"
      onDismiss={dismiss}
      onConfirm={async () => {
        await client().send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: unit.id }));
        await changed(`The unit ${unit.name} is deleted.`);
      }}
    >
      Only an empty unit can be deleted. Its policies are detached from it.
    </ConfirmModal>
  );
}
