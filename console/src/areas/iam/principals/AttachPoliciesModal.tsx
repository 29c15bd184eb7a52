import Multiselect from "@cloudscape-design/components/multiselect";
import { Field } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { useForm } from "../../../shared/form/useForm";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLoad } from "../../../shared/useLoad";
import { policyOptions, readManagedPolicies } from "./managedPolicies";

interface AttachPoliciesModalProps {
  title: string;
  /** The ARNs of those that are attached already. */
  attached: string[];
  attach: (policyArn: string) => Promise<unknown>;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export default function AttachPoliciesModal(props: AttachPoliciesModalProps) {
  const { title, attached, attach, changed, dismiss } = props;
  const policies = useLoad(readManagedPolicies);
  const form = useForm(
    { chosen: [] as string[] },
    { chosen: (arns) => (arns.length === 0 ? "Choose at least one policy." : undefined) },
  );
  const options = policyOptions(policies.data?.filter((policy) => !attached.includes(policy.Arn!)));
  const attachAll = async ({ chosen }: { chosen: string[] }) => {
    for (const arn of chosen) await attach(arn);
    await changed(
      chosen.length === 1 ? "The policy is attached." : `${chosen.length} policies are attached.`,
    );
  };
  return (
    <FormModal
      title={title}
      submitText="Attach"
      form={form}
      onSubmit={() => form.submit(attachAll)}
      onDismiss={dismiss}
    >
      <ErrorBox error={policies.error} retry={() => void policies.reload()} />
      <Field
        form={form}
        name="chosen"
        label="Policies"
        rule="At most 10 on one user, group or role, if AWS was not asked for more."
      >
        <Multiselect
          selectedOptions={options.filter((option) => form.values.chosen.includes(option.value!))}
          options={options}
          statusType={policies.busy && policies.data === undefined ? "loading" : "finished"}
          loadingText="Reading"
          placeholder="Choose policies"
          empty="There is none."
          noMatch="Nothing has these words."
          filteringType="auto"
          filteringAriaLabel="Find a policy"
          virtualScroll
          expandToViewport
          onChange={({ detail }) =>
            form.set(
              "chosen",
              detail.selectedOptions.map((option) => option.value!),
            )
          }
        />
      </Field>
    </FormModal>
  );
}
