import Link from "@cloudscape-design/components/link";
import { PasswordField } from "../../shared/form/PasswordField";
import { needed } from "../../shared/form/rules";
import { PortalError } from "../../shared/portal/client";
import { type SignInName, startSignIn, submitPassword } from "../../shared/portal/signIn";
import { useFlow, wordsOf } from "./flow";
import { SignInForm } from "./SignInForm";
import { useSignInForm } from "./useSignInForm";

/** The plane has forgotten a name that waited too long for its password: it is told once more. */
async function submit(name: SignInName, password: string) {
  try {
    return await submitPassword(password);
  } catch (error) {
    if (!(error instanceof PortalError) || error.name !== "SignInNotFoundException") throw error;
    await startSignIn(name);
    return submitPassword(password);
  }
}

export function PasswordStep() {
  const { name, leave } = useFlow();
  const { form, refusal, send } = useSignInForm({ password: "" }, { password: needed("The password") });
  const root = "rootEmail" in name;
  const words = wordsOf(name);
  const forgotten = `/signin/forgotten?root=${encodeURIComponent(words)}`;
  return (
    <SignInForm
      title={root ? "Root user sign in" : "IAM user sign in"}
      description={words}
      submitText="Sign in"
      busy={form.busy}
      error={form.error}
      refusal={refusal}
      onSubmit={() => send(({ password }) => submit(name, password), "password")}
      footer={
        <>
          {root ? (
            <>
              <Link href={forgotten}>Forgot password?</Link> ·{" "}
            </>
          ) : (
            <p>Forgotten the password? An administrator of the account can set another one.</p>
          )}
          <button type="button" className="gw-text-button" onClick={leave}>
            Sign in to another account
          </button>
        </>
      }
    >
      {/* So that a password manager knows whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={words} readOnly />
      <PasswordField form={form} name="password" label="Password" autoComplete="current-password" autoFocus />
    </SignInForm>
  );
}
