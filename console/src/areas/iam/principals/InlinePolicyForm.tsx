import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { jsonFault, pretty } from "../../../shared/json";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";
import type { InlineHolder } from "../../../shared/portal/policyDocuments";
import { entityName } from "../names";
import { DOCUMENT_START } from "./documents";
import type { PolicyHolder } from "./holder";

export interface Inline {
  name: string;
  document: string;
}

interface InlinePolicyFormProps {
  holder: PolicyHolder;
  /** Absent: a new one. */
  policy?: Inline;
  /** All that the holder has. */
  policies: Inline[];
  changed: (words: string) => Promise<void>;
  cancel: () => void;
}

const TYPES: Record<PolicyHolder["kind"], InlineHolder["type"]> = {
  user: "USER",
  group: "GROUP",
  role: "ROLE",
};

export function InlinePolicyForm({ holder, policy, policies, changed, cancel }: InlinePolicyFormProps) {
  const form = useForm(
    {
      name: policy?.name ?? "",
      content: policy === undefined ? DOCUMENT_START : pretty(policy.document),
    },
    { name: entityName(128), content: jsonFault },
  );
  const save = async ({ name, content }: { name: string; content: string }) => {
    await holder.putInline(name, content);
    await changed(`The inline policy ${name} is saved.`);
  };
  return (
    <FormCard
      title={policy === undefined ? "A new inline policy" : policy.name}
      description={`What it allows, it allows to the ${holder.kind} ${holder.name} alone.`}
      submitText="Save the policy"
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={cancel}
    >
      {policy === undefined && (
        <TextField
          form={form}
          name="name"
          label="Policy name"
          rule="1 to 128 letters, digits and + = , . @ _ - signs."
          autoFocus
        />
      )}
      <PolicyEditor
        form={form}
        kind="identity"
        holder={{
          type: TYPES[holder.kind],
          name: holder.name,
          otherDocuments: policies
            .filter(({ name }) => name !== form.values.name)
            .map(({ document }) => document),
        }}
      />
    </FormCard>
  );
}
