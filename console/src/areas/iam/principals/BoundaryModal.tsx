import Select from "@cloudscape-design/components/select";
import { Field } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLoad } from "../../../shared/useLoad";
import { policyOptions, readManagedPolicies } from "./managedPolicies";

interface BoundaryModalProps {
  name: string;
  boundary?: string;
  put: (policyArn: string) => Promise<void>;
  dismiss: () => void;
}

export default function BoundaryModal({ name, boundary = "", put, dismiss }: BoundaryModalProps) {
  const policies = useLoad(readManagedPolicies);
  const form = useForm({ arn: boundary }, { arn: needed("A policy") });
  const options = policyOptions(policies.data);
  return (
    <FormModal
      title={`Set the permissions boundary of ${name}`}
      submitText="Set the boundary"
      form={form}
      onSubmit={() => form.submit(({ arn }) => put(arn))}
      onDismiss={dismiss}
    >
      <ErrorBox error={policies.error} retry={() => void policies.reload()} />
      <Field form={form} name="arn" label="Policy" rule="A managed policy of this account or of AWS.">
        <Select
          selectedOption={options.find((option) => option.value === form.values.arn) ?? null}
          options={options}
          statusType={policies.busy && policies.data === undefined ? "loading" : "finished"}
          loadingText="Reading"
          placeholder="Choose a policy"
          empty="There is none."
          noMatch="Nothing has these words."
          filteringType="auto"
          filteringAriaLabel="Find a policy"
          virtualScroll
          expandToViewport
          onChange={({ detail }) => form.set("arn", detail.selectedOption.value ?? "")}
        />
      </Field>
    </FormModal>
  );
}
