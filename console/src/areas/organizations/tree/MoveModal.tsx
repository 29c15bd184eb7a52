import { MoveAccountCommand } from "@aws-sdk/client-organizations";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { client, pathText, type Place } from "../reads";
import { PlacePicker } from "./PlacePicker";

interface MoveModalProps {
  account: Place;
  /** Where it stands now. */
  parentId: string;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/move_account_to_ou.html */
export function MoveModal({ account, parentId, changed, dismiss }: MoveModalProps) {
  const [path, setPath] = useState<Place[]>([]);
  const move = async () => {
    await client().send(
      new MoveAccountCommand({
        AccountId: account.id,
        SourceParentId: parentId,
        DestinationParentId: path.at(-1)?.id,
      }),
    );
    await changed(`${account.name} is moved to ${pathText(path)}.`);
  };
  return (
    <ConfirmModal
      title={`Move ${account.name}`}
      confirmText={`Move to ${path.at(-1)?.name ?? "…"}`}
      onConfirm={move}
      onDismiss={dismiss}
    >
      Other policies may hold for the account there.
      <PlacePicker path={path} onChange={setPath} />
    </ConfirmModal>
  );
}
