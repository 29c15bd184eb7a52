import { type PasswordPolicy, UpdateAccountPasswordPolicyCommand } from "@aws-sdk/client-iam";
import { CheckField, TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { client } from "../reads";
import { inputOf, POLICY_RULES, type PolicyValues, valuesOf } from "./policyForm";

interface PasswordPolicyFormProps {
  policy?: PasswordPolicy;
  changed: (words: string) => Promise<void>;
  cancel: () => void;
}

export function PasswordPolicyForm({ policy, changed, cancel }: PasswordPolicyFormProps) {
  const form = useForm(valuesOf(policy), POLICY_RULES);
  const save = async (values: PolicyValues) => {
    await client().send(new UpdateAccountPasswordPolicyCommand(inputOf(values)));
    await changed("The password policy is saved.");
  };
  return (
    <FormCard
      title="Password policy"
      description="It holds for passwords that are set from now on; expiry holds for all at once."
      submitText="Save the policy"
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={cancel}
    >
      <TextField
        form={form}
        name="minimumLength"
        label="Minimum length"
        rule="6 to 128 characters."
        inputMode="numeric"
        autoFocus
      />
      <CheckField form={form} name="upper">
        Require an upper case letter
      </CheckField>
      <CheckField form={form} name="lower">
        Require a lower case letter
      </CheckField>
      <CheckField form={form} name="digit">
        Require a digit
      </CheckField>
      <CheckField form={form} name="symbol">
        Require a symbol
      </CheckField>
      <CheckField form={form} name="usersMayChange">
        Let users change their own password
      </CheckField>
      <CheckField form={form} name="expires">
        Passwords expire
      </CheckField>
      {form.values.expires && (
        <>
          <TextField
            form={form}
            name="maxAge"
            label="Days until a password expires"
            rule="1 to 1,095 days."
            inputMode="numeric"
          />
          <CheckField form={form} name="hardExpiry">
            Only an administrator sets a new password once one is expired
          </CheckField>
        </>
      )}
      <CheckField form={form} name="preventsReuse">
        Former passwords cannot be used again
      </CheckField>
      {form.values.preventsReuse && (
        <TextField
          form={form}
          name="remembered"
          label="Former passwords remembered"
          rule="1 to 24."
          inputMode="numeric"
        />
      )}
    </FormCard>
  );
}
