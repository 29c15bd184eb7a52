import Spinner from "@cloudscape-design/components/spinner";
import { useEffect, useRef } from "react";
import { CodeField } from "../../shared/form/fields";
import { sixDigits } from "../../shared/form/rules";
import { type Enrolment, finishMfaEnrolment, startMfaEnrolment } from "../../shared/portal/signIn";
import { Authenticator } from "../../shared/ui/Authenticator";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useLoad } from "../../shared/useLoad";
import { overWords, useFlow, wordsOf } from "./flow";
import { SignInForm } from "./SignInForm";
import { useSignInForm } from "./useSignInForm";

/** Where a second factor must be set up before anything else. */
export function EnrolStep() {
  const { name, beginAgain } = useFlow();
  // Once: an app may have taken the key already when the reader comes back to the page.
  const made = useRef<Enrolment>();
  const enrolment = useLoad(async () => (made.current ??= await startMfaEnrolment()));
  const over = overWords(enrolment.error);
  useEffect(() => {
    if (over !== undefined) void beginAgain(over).catch(() => undefined); // it says so itself
  }, [over]);
  const { form, refusal, send } = useSignInForm(
    { code1: "", code2: "" },
    {
      code1: sixDigits,
      code2: (value, all) =>
        sixDigits(value) ??
        (value === all.code1 ? "Wait for the next code: it must be another one." : undefined),
    },
  );
  return (
    <SignInForm
      title="Set up multi-factor authentication"
      description={wordsOf(name)}
      submitText="Add the device and sign in"
      busy={form.busy}
      error={form.error}
      refusal={refusal}
      onSubmit={() => send(finishMfaEnrolment, "code1")}
    >
      <ErrorBox error={enrolment.error} retry={() => void enrolment.reload()} />
      {enrolment.data === undefined ? (
        enrolment.busy && <Spinner />
      ) : (
        <Authenticator qrPng={enrolment.data.qrPng} secret={enrolment.data.secret} />
      )}
      <CodeField form={form} name="code1" label="MFA code 1" rule="The code that the app shows now." />
      <CodeField form={form} name="code2" label="MFA code 2" rule="The one that follows, after 30 seconds." />
    </SignInForm>
  );
}
