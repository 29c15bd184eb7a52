import type { PolicyType } from "@aws-sdk/client-organizations";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { all, atMost, matches, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { jsonFault } from "../../../shared/json";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";

export interface PolicyValues {
  name: string;
  description: string;
  content: string;
}

interface PolicyFormProps {
  type: PolicyType;
  title: string;
  submitText: string;
  initial: PolicyValues;
  save: (values: PolicyValues) => Promise<unknown>;
  cancel: () => void;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
export function PolicyForm({ type, title, submitText, initial, save, cancel }: PolicyFormProps) {
  const form = useForm(initial, {
    name: all(needed("A name"), atMost(128), matches(/\S/, "A name is needed.")),
    description: atMost(512),
    content: jsonFault,
  });
  return (
    <FormCard
      title={title}
      submitText={submitText}
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={cancel}
    >
      <TextField form={form} name="name" label="Name" rule="1 to 128 characters." />
      <TextField form={form} name="description" label="Description" rule="At most 512 characters." />
      <PolicyEditor form={form} kind={type} />
    </FormCard>
  );
}
