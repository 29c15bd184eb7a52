import SpaceBetween from "@cloudscape-design/components/space-between";
import { ManyField } from "../../../shared/form/ManyField";
import type { Form } from "../../../shared/form/useForm";
import { useLoad } from "../../../shared/useLoad";
import { policyOptions, readManagedPolicies } from "../principals/managedPolicies";
import { PolicyField } from "../principals/PolicyField";
import type { NewRole } from "./createRole";

/** What a new role may do, and the most that it may ever do. */
export default function RolePolicies({ form }: { form: Form<NewRole> }) {
  const policies = useLoad(readManagedPolicies);
  return (
    <SpaceBetween size="l">
      <ManyField
        form={form}
        name="policies"
        label="Policies"
        things="policies"
        rule="What the role may do. Inline policies are added on its page."
        options={{ ...policies, data: policies.data && policyOptions(policies.data) }}
      />
      <PolicyField
        form={form}
        name="boundary"
        label="Permissions boundary"
        rule="The most that may be allowed to it."
        policies={{ ...policies, error: undefined }}
        noneText="No boundary"
      />
    </SpaceBetween>
  );
}
