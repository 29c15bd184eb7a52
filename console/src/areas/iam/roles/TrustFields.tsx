import Autosuggest from "@cloudscape-design/components/autosuggest";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";
import { CheckField, Field, TextField } from "../../../shared/form/fields";
import type { Form } from "../../../shared/form/useForm";
import { JsonText } from "../../../shared/ui/JsonText";
import type { NewRole } from "./createRole";
import { EC2, SERVICES } from "./services";
import { trustPolicy, type TrustValues } from "./trust";

interface TrustFieldsProps {
  form: Form<NewRole>;
  ownAccount: string;
}

const TRUSTED = [
  { value: "own", label: "This account", description: "Its users and roles, as far as they may assume it." },
  {
    value: "other",
    label: "Another AWS account",
    description: "Its users and roles, as far as it lets them.",
  },
  { value: "service", label: "An AWS service", description: "It acts with the role in this account." },
  { value: "custom", label: "A trust policy of your own", description: "Single users, federation and more." },
];

/** Who may assume the new role. */
export function TrustFields({ form, ownAccount }: TrustFieldsProps) {
  const { trusted } = form.values;
  return (
    <SpaceBetween size="l">
      <Field form={form} name="trusted" label="Who may assume it">
        <RadioGroup
          value={trusted}
          items={TRUSTED}
          onChange={({ detail }) => form.set("trusted", detail.value as TrustValues["trusted"])}
        />
      </Field>
      {trusted === "other" && <OtherAccount form={form} />}
      {(trusted === "own" || trusted === "other") && (
        <CheckField form={form} name="mfa">
          Only with a second factor (MFA)
        </CheckField>
      )}
      {trusted === "service" && <ServiceField form={form} />}
      {trusted === "custom" ? (
        <PolicyEditor form={form} kind="trust" />
      ) : (
        <ExpandableSection headerText="The trust policy that this means">
          <JsonText label="Trust policy" text={trustPolicy(form.values, ownAccount)} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

function OtherAccount({ form }: { form: Form<NewRole> }) {
  return (
    <>
      <TextField form={form} name="accountId" label="Account ID" rule="12 digits." inputMode="numeric" />
      <TextField
        form={form}
        name="externalId"
        label="External ID (optional)"
        rule="Whoever assumes the role has to say it: for accounts of third parties."
      />
    </>
  );
}

function ServiceField({ form }: { form: Form<NewRole> }) {
  const { service } = form.values;
  return (
    <Field
      form={form}
      name="service"
      label="Service"
      rule={
        service === EC2
          ? "An instance profile of the same name is made with the role."
          : "By its principal, as in lambda.amazonaws.com."
      }
    >
      <Autosuggest
        value={service}
        options={SERVICES.map(([value, label]) => ({ value, description: label, tags: [] }))}
        onChange={({ detail }) => form.set("service", detail.value)}
        enteredTextLabel={(text) => `Take ${text}`}
        empty="No service of the list has these words."
        placeholder="lambda.amazonaws.com"
      />
    </Field>
  );
}
