import { PasswordField } from "../../shared/form/PasswordField";
import { needed } from "../../shared/form/rules";
import { changePasswordAtSignIn } from "../../shared/portal/signIn";
import { useFlow, wordsOf } from "./flow";
import { SignInForm } from "./SignInForm";
import { useSignInForm } from "./useSignInForm";

/** Where an administrator has asked for it, or the password is too old. */
export function NewPasswordStep() {
  const { name } = useFlow();
  const { form, refusal, send } = useSignInForm(
    { newPassword: "", again: "" },
    {
      newPassword: needed("A new password"),
      again: (value, all) => (value === all.newPassword ? undefined : "The two passwords differ."),
    },
  );
  return (
    <SignInForm
      title="Choose a new password"
      description={wordsOf(name)}
      submitText="Confirm password change"
      busy={form.busy}
      error={form.error}
      refusal={refusal}
      onSubmit={() => send(({ newPassword }) => changePasswordAtSignIn(newPassword), "newPassword")}
    >
      <p>You must change your password to go on. The account's password policy says what it needs.</p>
      <PasswordField
        form={form}
        name="newPassword"
        label="New password"
        autoComplete="new-password"
        autoFocus
      />
      <PasswordField form={form} name="again" label="New password, again" autoComplete="new-password" />
    </SignInForm>
  );
}
