import {
  type ResponsibilityTransfer,
  TerminateResponsibilityTransferCommand,
} from "@aws-sdk/client-organizations";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { client } from "../reads";

interface TerminateModalProps {
  transfer: ResponsibilityTransfer;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export function TerminateModal({ transfer, changed, dismiss }: TerminateModalProps) {
  const name = transfer.Name ?? transfer.Id;
  return (
    <ConfirmModal
      title={`End ${name}?`}
      confirmText="End it"
      onDismiss={dismiss}
      onConfirm={async () => {
        await client().send(new TerminateResponsibilityTransferCommand({ Id: transfer.Id }));
        await changed(`${name} ends with this month.`);
      }}
    >
      It ends with this month. From then on the organization whose bill it is pays again.
    </ConfirmModal>
  );
}
