import type { PasswordPolicy } from "@aws-sdk/client-iam";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { CheckField, Field } from "../../../shared/form/fields";
import { PasswordChecks, PasswordField } from "../../../shared/form/PasswordField";
import type { Form } from "../../../shared/form/useForm";
import { passwordChecks } from "../../../shared/iam/userPasswords";
import type { PasswordValues } from "./passwordForm";

interface PasswordChoiceProps {
  form: Form<PasswordValues>;
  policy?: PasswordPolicy;
}

/** A password of the administrator's own, or a generated one; and whether it holds for one sign-in only. */
export default function PasswordChoice({ form, policy }: PasswordChoiceProps) {
  return (
    <SpaceBetween size="l">
      <Field form={form} name="passwordBy" label="Console password">
        <RadioGroup
          value={form.values.passwordBy}
          items={[
            { value: "generated", label: "Generated", description: "It is shown once, after it is set." },
            { value: "own", label: "Your own", description: "You type it here." },
          ]}
          onChange={({ detail }) => form.set("passwordBy", detail.value as PasswordValues["passwordBy"])}
        />
      </Field>
      {form.values.passwordBy === "own" && (
        <div>
          <PasswordField form={form} name="password" label="Password" autoComplete="new-password" />
          <PasswordChecks checks={passwordChecks(policy, form.values.password)} />
        </div>
      )}
      <CheckField form={form} name="mustChange">
        The user must choose another password at the next sign-in
      </CheckField>
    </SpaceBetween>
  );
}
