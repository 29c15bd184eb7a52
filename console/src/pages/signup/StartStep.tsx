import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useNavigate } from "react-router-dom";
import { accountName, emailAddress } from "../../shared/form/rules";
import { TextField } from "../../shared/form/fields";
import { useForm } from "../../shared/form/useForm";
import { startSignUp } from "../../shared/portal/signUp";
import { duePath, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function StartStep() {
  const { signUp, goOn } = useWizard();
  const navigate = useNavigate();
  const form = useForm(
    { email: signUp?.email ?? "", accountName: signUp?.accountName ?? "" },
    { email: emailAddress, accountName },
  );
  const start = async ({ email, accountName }: { email: string; accountName: string }) => {
    const same = signUp?.email === email.trim() && signUp.accountName === accountName;
    if (same && signUp.nextStep !== "COMPLETE") navigate(duePath(signUp));
    else goOn(await startSignUp({ email: email.trim(), accountName }), "/signup/verify");
  };
  return (
    <>
      {signUp !== undefined && <Begun />}
      <StepForm
        title="Sign up for AWS"
        description="A rehearsal: the account will be on this machine alone."
        submitText="Verify e-mail address"
        busy={form.busy}
        error={form.error}
        onSubmit={() => void form.submit(start)}
      >
        <TextField
          form={form}
          name="email"
          label="Root user e-mail address"
          description="It names the root user and gets AWS's mails. A group's address outlives its members."
          rule="6 to 64 characters. No other account may have it."
          autoComplete="username"
          inputMode="email"
        />
        <TextField
          form={form}
          name="accountName"
          label="AWS account name"
          description="For example management. You can change it later."
          rule="1 to 50 characters; letters, digits, spaces and signs, without < and >."
        />
      </StepForm>
      <Box textAlign="center">
        Do you have an account? <Link href="/signin">Sign in</Link>
      </Box>
    </>
  );
}

/** Shown to whoever comes back. */
function Begun() {
  const { signUp } = useWizard();
  const navigate = useNavigate();
  if (signUp === undefined) return null;
  const complete = signUp.nextStep === "COMPLETE";
  return (
    <Alert
      type="info"
      header={complete ? "This sign-up is complete" : "A sign-up has begun"}
      action={
        <Button onClick={() => navigate(duePath(signUp))}>
          {complete ? "Show the account" : "Go on with it"}
        </Button>
      }
    >
      {signUp.accountName}, {signUp.email}. Another address or name below begins a new one.
    </Alert>
  );
}
