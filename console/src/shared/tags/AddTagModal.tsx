import { TextField } from "../form/fields";
import { FormModal } from "../form/FormModal";
import { all, atMost, needed } from "../form/rules";
import { useForm } from "../form/useForm";

interface AddTagModalProps {
  put: (tag: { Key: string; Value: string }) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Tag.html, and IAM's like it */
export function AddTagModal({ put, dismiss }: AddTagModalProps) {
  const form = useForm(
    { key: "", value: "" },
    { key: all(needed("A key"), atMost(128)), value: atMost(256) },
  );
  return (
    <FormModal
      title="Add a tag"
      submitText="Add"
      form={form}
      onSubmit={() => form.submit(({ key, value }) => put({ Key: key, Value: value }))}
      onDismiss={dismiss}
    >
      <TextField
        form={form}
        name="key"
        label="Key"
        rule="1 to 128 characters; one that is there gets the new value."
        autoFocus
      />
      <TextField form={form} name="value" label="Value" rule="At most 256 characters." />
    </FormModal>
  );
}
