import Textarea from "@cloudscape-design/components/textarea";
import FormField from "@cloudscape-design/components/form-field";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { all, atMost, matches, needed } from "../../../shared/form/rules";
import { type Form, useForm } from "../../../shared/form/useForm";
import { grouped } from "../../../shared/ui/numbers";
import { bytesOf, jsonFault } from "./json";

export interface PolicyValues {
  name: string;
  description: string;
  content: string;
}

interface PolicyFormProps {
  title: string;
  submitText: string;
  initial: PolicyValues;
  save: (values: PolicyValues) => Promise<unknown>;
  cancel: () => void;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
export function PolicyForm({ title, submitText, initial, save, cancel }: PolicyFormProps) {
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
      <DocumentField form={form} />
    </FormCard>
  );
}

/** Whether it is JSON is said while it is typed; whether it is a policy, when it is saved. */
function DocumentField({ form }: { form: Form<PolicyValues> }) {
  const { content } = form.values;
  const fault = form.errors.content ?? jsonFault(content);
  return (
    <div className="gw-code" data-field="content" data-mistake={form.errors.content && ""}>
      <FormField
        label="Document"
        constraintText={`JSON; ${grouped(bytesOf(content))} bytes.`}
        errorText={fault}
        stretch
      >
        <Textarea
          name="content"
          value={content}
          onChange={({ detail }) => form.set("content", detail.value)}
          rows={18}
          spellcheck={false}
          autoComplete="off"
          ariaRequired
        />
      </FormField>
    </div>
  );
}
