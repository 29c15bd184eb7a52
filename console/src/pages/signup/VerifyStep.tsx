import { CodeField } from "../../shared/form/fields";
import { sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { resendEmailCode, verifyEmail } from "../../shared/portal/signUp";
import { CodeSource } from "./CodeSource";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function VerifyStep() {
  const signUp = useSignUp();
  const { goOn } = useWizard();
  const form = useForm({ code: "" }, { code: sixDigits });
  const verify = async ({ code }: { code: string }) => {
    const output = await verifyEmail(code);
    if (output.problem === undefined) goOn(output, "/signup/password");
    else form.blame("code", output.problem.message);
  };
  return (
    <StepForm
      title="Verify your e-mail address"
      description={`We have sent a code to ${signUp.email}.`}
      submitText="Verify"
      back="/signup"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(verify)}
    >
      <CodeField
        form={form}
        name="code"
        label="Verification code"
        rule="Six digits, good for a short time."
        autoFocus
      />
      <CodeSource where="mail" again="Send another code" send={resendEmailCode} />
    </StepForm>
  );
}
