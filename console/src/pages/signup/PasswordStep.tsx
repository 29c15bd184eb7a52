import { useNavigate } from "react-router-dom";
import { PasswordChecks, PasswordField } from "../../shared/form/PasswordField";
import { rootPasswordChecks } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { setRootPassword } from "../../shared/portal/signUp";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function PasswordStep() {
  const signUp = useSignUp();
  const { goOn } = useWizard();
  const navigate = useNavigate();
  const checks = (password: string) => rootPasswordChecks(password, signUp.email, signUp.accountName);
  // A password that is set already stays where no other one is typed.
  const keeps = (all: { password: string; again: string }) =>
    signUp.passwordSet && all.password === "" && all.again === "";
  const form = useForm(
    { password: "", again: "" },
    {
      password: (value, all) =>
        keeps(all) || checks(value).every((check) => check.met)
          ? undefined
          : "It must keep every rule below.",
      again: (value, all) => (value === all.password ? undefined : "The two passwords differ."),
    },
  );
  const save = async (values: { password: string; again: string }) => {
    if (keeps(values)) navigate("/signup/plan");
    else goOn(await setRootPassword(values.password), "/signup/plan");
  };
  return (
    <StepForm
      title="Create your password"
      description={
        signUp.passwordSet
          ? "A password is set. Leave the fields empty to keep it; a new one takes its place."
          : "It opens everything in the account. You will hardly ever need it: keep it in a safe."
      }
      submitText="Continue"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(save)}
    >
      {/* So that a password manager knows whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={signUp.email} readOnly />
      <PasswordField
        form={form}
        name="password"
        label="Root user password"
        autoComplete="new-password"
        autoFocus
      />
      <PasswordChecks checks={checks(form.values.password)} />
      <PasswordField form={form} name="again" label="Root user password, again" autoComplete="new-password" />
    </StepForm>
  );
}
