import { ListPoliciesCommand, type PolicyType } from "@aws-sdk/client-organizations";
import Select from "@cloudscape-design/components/select";
import { Field } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLoad } from "../../../shared/useLoad";
import { readUpTo } from "../../../shared/usePages";
import { kindOf } from "../policyTypes";
import { client } from "../reads";

interface PolicySelectModalProps {
  title: string;
  /** Those that are enabled. */
  types: PolicyType[];
  choose: (policyId: string) => Promise<void>;
  dismiss: () => void;
}

export default function PolicySelectModal({ title, types, choose, dismiss }: PolicySelectModalProps) {
  const form = useForm({ type: types[0] ?? "", policy: "" }, { policy: needed("A policy") });
  const { type, policy } = form.values;
  const policies = useLoad(() => readPolicies(type as PolicyType), [type]);
  const typeOptions = types.map((value) => ({ value, label: kindOf(value)?.title ?? value }));
  const policyOptions = (policies.data ?? []).map((found) => ({
    value: found.Id!,
    label: found.Name!,
    description: found.Description,
  }));
  return (
    <FormModal
      title={title}
      submitText="Attach"
      form={form}
      onSubmit={() => form.submit((values) => choose(values.policy))}
      onDismiss={dismiss}
    >
      <ErrorBox error={policies.error} retry={() => void policies.reload()} />
      <Field form={form} name="type" label="Type">
        <Select
          selectedOption={typeOptions.find((option) => option.value === type) ?? null}
          options={typeOptions}
          expandToViewport
          onChange={({ detail }) => {
            form.set("type", detail.selectedOption.value ?? "");
            form.set("policy", "");
          }}
        />
      </Field>
      <Field form={form} name="policy" label="Policy">
        <Select
          selectedOption={policyOptions.find((option) => option.value === policy) ?? null}
          options={policyOptions}
          statusType={policies.busy ? "loading" : "finished"}
          loadingText="Reading"
          placeholder="Choose a policy"
          empty="There is none of this type."
          filteringType="auto"
          filteringAriaLabel="Find a policy"
          expandToViewport
          onChange={({ detail }) => form.set("policy", detail.selectedOption.value ?? "")}
        />
      </Field>
    </FormModal>
  );
}

async function readPolicies(Filter: PolicyType) {
  const { items } = await readUpTo(async (NextToken) => {
    const page = await client().send(new ListPoliciesCommand({ Filter, NextToken }));
    return { items: page.Policies, next: page.NextToken };
  });
  return items;
}
