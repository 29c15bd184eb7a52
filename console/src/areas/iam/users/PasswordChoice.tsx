import type { PasswordPolicy } from "@aws-sdk/client-iam";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { CheckField, Field } from "../../../shared/form/fields";
import { PasswordChecks, PasswordField } from "../../../shared/form/PasswordField";
import type { Form } from "../../../shared/form/useForm";
import { passwordChecks } from "../../../shared/iam/userPasswords";

export interface PasswordValues {
  passwordBy: "generated" | "own";
  password: string;
  mustChange: boolean;
}

export const PASSWORD_START: PasswordValues = { passwordBy: "generated", password: "", mustChange: true };

/** What the account's policy says of the password, unless it is generated. */
export function passwordFault(
  policy: PasswordPolicy | undefined,
  values: PasswordValues,
): string | undefined {
  if (values.passwordBy === "generated") return undefined;
  if (values.password === "") return "A password is needed.";
  return passwordChecks(policy, values.password).every((check) => check.met)
    ? undefined
    : "It does not keep all rules below.";
}

interface PasswordChoiceProps<Values extends PasswordValues> {
  form: Form<Values>;
  policy?: PasswordPolicy;
}

/** A password of the administrator's own, or a generated one; and whether it holds for one sign-in only. */
export function PasswordChoice<Values extends PasswordValues>(props: PasswordChoiceProps<Values>) {
  const form = props.form as unknown as Form<PasswordValues>;
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
          <PasswordChecks checks={passwordChecks(props.policy, form.values.password)} />
        </div>
      )}
      <CheckField form={form} name="mustChange">
        The user must choose another password at the next sign-in
      </CheckField>
    </SpaceBetween>
  );
}
