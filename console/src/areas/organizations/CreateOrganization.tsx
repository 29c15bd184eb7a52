import { CreateOrganizationCommand, type OrganizationFeatureSet } from "@aws-sdk/client-organizations";
import Link from "@cloudscape-design/components/link";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { Field } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { useForm } from "../../shared/form/useForm";
import { useOrganization } from "./organization";
import { client } from "./reads";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_create.html */
export function CreateOrganization({ done }: { done: (words: string) => void }) {
  const { reload } = useOrganization();
  const form = useForm<{ features: OrganizationFeatureSet }>({ features: "ALL" });
  const create = async ({ features }: { features: OrganizationFeatureSet }) => {
    const answer = await client().send(new CreateOrganizationCommand({ FeatureSet: features }));
    await reload();
    done(`The organization ${answer.Organization?.Id} is created.`);
  };
  return (
    <FormCard
      title="Create an organization"
      description="This account is in none. It becomes the management account, which pays for all members."
      submitText="Create the organization"
      form={form}
      onSubmit={() => void form.submit(create)}
    >
      <Field form={form} name="features" label="Features">
        <RadioGroup
          value={form.values.features}
          onChange={({ detail }) => form.set("features", detail.value as OrganizationFeatureSet)}
          items={[
            {
              value: "ALL",
              label: "All features",
              description: "Policies, trusted access for services, and one bill.",
            },
            {
              value: "CONSOLIDATED_BILLING",
              label: "Consolidated billing",
              description: "One bill alone. All features can be enabled later, with every member's consent.",
            },
          ]}
        />
      </Field>
      <Link href="/console/organizations/invitations">Invitations to this account</Link>
    </FormCard>
  );
}
