import { FormModal } from "../../../shared/form/FormModal";
import { needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { useLoad } from "../../../shared/useLoad";
import { readManagedPolicies } from "./managedPolicies";
import { PolicyField } from "./PolicyField";

interface BoundaryModalProps {
  name: string;
  boundary?: string;
  put: (policyArn: string) => Promise<void>;
  dismiss: () => void;
}

export default function BoundaryModal({ name, boundary = "", put, dismiss }: BoundaryModalProps) {
  const policies = useLoad(readManagedPolicies);
  const form = useForm({ arn: boundary }, { arn: needed("A policy") });
  return (
    <FormModal
      title={`Set the permissions boundary of ${name}`}
      submitText="Set the boundary"
      form={form}
      onSubmit={() => form.submit(({ arn }) => put(arn))}
      onDismiss={dismiss}
    >
      <PolicyField
        form={form}
        name="arn"
        label="Policy"
        rule="A managed policy of this account or of AWS."
        policies={policies}
      />
    </FormModal>
  );
}
