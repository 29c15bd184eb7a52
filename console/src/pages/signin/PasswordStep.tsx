import Link from "@cloudscape-design/components/link";
import { PasswordField } from "../../shared/form/PasswordField";
import { needed } from "../../shared/form/rules";
import { submitPassword } from "../../shared/portal/signIn";
import { useFlow } from "./flow";
import { SignInForm } from "./SignInForm";
import { useSignInForm } from "./useSignInForm";

export function PasswordStep() {
  const { who, startAgain } = useFlow();
  const { form, refusal, send } = useSignInForm({ password: "" }, { password: needed("The password") });
  const root = who.kind === "root";
  const forgotten = `/signin/forgotten?root=${encodeURIComponent(who.name)}`;
  return (
    <SignInForm
      title={root ? "Root user sign in" : "IAM user sign in"}
      description={who.name}
      submitText="Sign in"
      busy={form.busy}
      error={form.error}
      refusal={refusal}
      onSubmit={() => send(({ password }) => submitPassword(password), "password")}
      footer={
        <>
          {root && (
            <>
              <Link href={forgotten}>Forgot password?</Link> ·{" "}
            </>
          )}
          <button type="button" className="gw-text-button" onClick={() => startAgain()}>
            Sign in to another account
          </button>
        </>
      }
    >
      {/* So that a password manager knows whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={who.name} readOnly />
      <PasswordField form={form} name="password" label="Password" autoComplete="current-password" autoFocus />
    </SignInForm>
  );
}
