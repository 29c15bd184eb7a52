import Select from "@cloudscape-design/components/select";
import type { Policy } from "@aws-sdk/client-iam";
import { Field } from "../../../shared/form/fields";
import type { Form } from "../../../shared/form/useForm";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import type { Loaded } from "../../../shared/useLoad";
import { policyOptions } from "./managedPolicies";

interface PolicyFieldProps<Values> {
  form: Form<Values>;
  name: { [Name in keyof Values]: Values[Name] extends string ? Name : never }[keyof Values] & string;
  label: string;
  rule: string;
  policies: Loaded<Policy[]>;
  /** Chooses none; absent: one is needed. */
  noneText?: string;
}

/** Chooses one managed policy, by its ARN. */
export function PolicyField<Values>({
  form,
  name,
  label,
  rule,
  policies,
  noneText,
}: PolicyFieldProps<Values>) {
  const none = noneText === undefined ? [] : [{ value: "", label: noneText }];
  const options = [...none, ...policyOptions(policies.data)];
  return (
    <>
      <ErrorBox error={policies.error} retry={() => void policies.reload()} />
      <Field form={form} name={name} label={label} rule={rule}>
        <Select
          selectedOption={options.find((option) => option.value === form.values[name]) ?? null}
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
          onChange={({ detail }) =>
            form.set(name, (detail.selectedOption.value ?? "") as Values[typeof name])
          }
        />
      </Field>
    </>
  );
}
