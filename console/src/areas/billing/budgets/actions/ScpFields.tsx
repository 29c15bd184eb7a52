import { ListPoliciesCommand } from "@aws-sdk/client-organizations";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { Field } from "../../../../shared/form/fields";
import { OneField } from "../../../../shared/form/OneField";
import { useLoad } from "../../../../shared/useLoad";
import { readUpTo } from "../../../../shared/usePages";
import { client } from "../../../organizations/reads";
import type { FieldsProps } from "./ActionFields";

/** What is attached to accounts and units. */
export default function ScpFields({ form }: FieldsProps) {
  const policies = useLoad(readPolicyOptions);
  return (
    <SpaceBetween size="l">
      <OneField
        form={form}
        name="policyId"
        label="Service control policy"
        thing="a policy"
        options={policies}
      />
      <Field form={form} name="targets" label="Targets" rule="IDs of units or accounts, one on each line.">
        <Textarea
          name="targets"
          rows={3}
          value={form.values.targets}
          onChange={({ detail }) => form.set("targets", detail.value)}
          autoComplete="off"
          spellcheck={false}
        />
      </Field>
    </SpaceBetween>
  );
}

async function readPolicyOptions() {
  const { items } = await readUpTo(async (NextToken) => {
    const page = await client().send(
      new ListPoliciesCommand({ Filter: "SERVICE_CONTROL_POLICY", NextToken }),
    );
    return { items: page.Policies, next: page.NextToken };
  });
  return items.map((policy) => ({ value: policy.Id, label: policy.Name, description: policy.Description }));
}
