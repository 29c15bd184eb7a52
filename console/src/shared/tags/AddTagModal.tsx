import { TextField } from "../form/fields";
import { FormModal } from "../form/FormModal";
import { useForm } from "../form/useForm";
import { TAG_KEY, TAG_VALUE } from "./rules";

interface AddTagModalProps {
  put: (tag: { Key: string; Value: string }) => Promise<void>;
  dismiss: () => void;
}

export function AddTagModal({ put, dismiss }: AddTagModalProps) {
  const form = useForm({ key: "", value: "" }, { key: TAG_KEY, value: TAG_VALUE });
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
      />
      <TextField form={form} name="value" label="Value" rule="At most 256 characters." />
    </FormModal>
  );
}
