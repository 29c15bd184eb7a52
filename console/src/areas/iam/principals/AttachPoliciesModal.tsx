import { FormModal } from "../../../shared/form/FormModal";
import { ManyField } from "../../../shared/form/ManyField";
import { useForm } from "../../../shared/form/useForm";
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
  const options =
    policies.data && policyOptions(policies.data.filter((policy) => !attached.includes(policy.Arn!)));
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
      <ManyField
        form={form}
        name="chosen"
        label="Policies"
        things="policies"
        rule="At most 10 on one user, group or role, if AWS was not asked for more."
        options={{ ...policies, data: options }}
      />
    </FormModal>
  );
}
