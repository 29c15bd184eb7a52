import {
  type ResponsibilityTransfer,
  UpdateResponsibilityTransferCommand,
} from "@aws-sdk/client-organizations";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, atMost, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { client } from "../reads";

interface RenameModalProps {
  transfer: ResponsibilityTransfer;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export function RenameModal({ transfer, changed, dismiss }: RenameModalProps) {
  const form = useForm({ name: transfer.Name ?? "" }, { name: all(needed("A name"), atMost(50)) });
  const rename = async ({ name }: { name: string }) => {
    await client().send(new UpdateResponsibilityTransferCommand({ Id: transfer.Id, Name: name }));
    await changed(`It is now ${name}.`);
  };
  return (
    <FormModal
      title={`Rename ${transfer.Name}`}
      submitText="Rename"
      form={form}
      onSubmit={() => form.submit(rename)}
      onDismiss={dismiss}
    >
      <TextField form={form} name="name" label="Name" rule="1 to 50 characters." />
    </FormModal>
  );
}
