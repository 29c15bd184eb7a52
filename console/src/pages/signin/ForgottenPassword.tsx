import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { CodeField, TextField } from "../../shared/form/fields";
import { PasswordChecks, PasswordField } from "../../shared/form/PasswordField";
import { emailAddress, rootPasswordChecks, sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { finishPasswordReset, startPasswordReset } from "../../shared/portal/signIn";
import { SignInForm } from "./SignInForm";

/** The root user's way back: a code by mail, then another password. */
export function ForgottenPassword() {
  const [parameters] = useSearchParams();
  const [email, setEmail] = useState<string>();
  const [done, setDone] = useState(false);
  if (done) return <Done email={email!} />;
  return email === undefined ? (
    <AskForCode email={parameters.get("root") ?? ""} sent={setEmail} />
  ) : (
    <SetPassword email={email} done={() => setDone(true)} />
  );
}

function AskForCode({ email, sent }: { email: string; sent: (email: string) => void }) {
  const form = useForm({ email }, { email: emailAddress });
  const send = async (values: { email: string }) => {
    await startPasswordReset(values.email.trim());
    sent(values.email.trim());
  };
  return (
    <SignInForm
      title="Root user password recovery"
      submitText="Send e-mail"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(send)}
      footer={<Link href="/signin">Back to sign in</Link>}
    >
      <TextField
        form={form}
        name="email"
        label="Root user e-mail address"
        rule="If an account has it, a code is mailed there."
        autoComplete="username"
        inputMode="email"
      />
    </SignInForm>
  );
}

function SetPassword({ email, done }: { email: string; done: () => void }) {
  const checks = (password: string) => rootPasswordChecks(password, email, "");
  const form = useForm(
    { code: "", newPassword: "", again: "" },
    {
      code: sixDigits,
      newPassword: (value) =>
        checks(value).every((check) => check.met) ? undefined : "It must keep every rule below.",
      again: (value, all) => (value === all.newPassword ? undefined : "The two passwords differ."),
    },
  );
  const save = async ({ code, newPassword }: { code: string; newPassword: string }) => {
    const { problem } = await finishPasswordReset({ email, code, newPassword });
    if (problem === undefined) done();
    else form.blame("code", problem.message);
  };
  return (
    <SignInForm
      title="Reset your password"
      description={`If ${email} is a root user's address, a code is in its mailbox.`}
      submitText="Reset password"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(save)}
      footer={
        <Link href="/mail" external>
          Open the mailbox
        </Link>
      }
    >
      <CodeField
        form={form}
        name="code"
        label="Verification code"
        rule="Six digits from the mail."
        autoFocus
      />
      <PasswordField form={form} name="newPassword" label="New password" autoComplete="new-password" />
      <PasswordChecks checks={checks(form.values.newPassword)} />
      <PasswordField form={form} name="again" label="New password, again" autoComplete="new-password" />
    </SignInForm>
  );
}

function Done({ email }: { email: string }) {
  return (
    <SpaceBetween size="l">
      <Box variant="h1">The password is reset</Box>
      <Alert
        type="success"
        action={<Button href={`/signin?root=${encodeURIComponent(email)}`}>Sign in</Button>}
      >
        A lock-out is ended, and so are the root user's sessions.
      </Alert>
    </SpaceBetween>
  );
}
