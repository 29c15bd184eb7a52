import Alert from "@cloudscape-design/components/alert";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { PhoneFields, phoneOf, type PhoneValues, usePhoneForm } from "../../shared/contact/PhoneFields";
import { CodeField } from "../../shared/form/fields";
import { sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { sendPhoneCode, verifyPhone } from "../../shared/portal/signUp";
import { CodeSource } from "./CodeSource";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

/** First the number, then the code that was sent to it. */
export function PhoneStep() {
  const signUp = useSignUp();
  const [anotherNumber, setAnotherNumber] = useState(false);
  if (signUp.phoneVerified && !anotherNumber) return <Verified another={() => setAnotherNumber(true)} />;
  return signUp.nextStep === "VERIFY_PHONE" && !anotherNumber ? (
    <CodePage another={() => setAnotherNumber(true)} />
  ) : (
    <NumberPage sent={() => setAnotherNumber(false)} />
  );
}

function NumberPage({ sent }: { sent: () => void }) {
  const signUp = useSignUp();
  const { goOn } = useWizard();
  const form = usePhoneForm(signUp.phoneNumber ?? signUp.contactInformation?.phoneNumber);
  const send = async (values: PhoneValues) => {
    goOn(await sendPhoneCode(phoneOf(values)), "/signup/phone");
    sent();
  };
  return (
    <StepForm
      title="Confirm your identity"
      description="A phone that is at hand gets a code. Here it is the one that is built in."
      submitText={form.values.channel === "SMS" ? "Send SMS" : "Call me now"}
      back="/signup/payment"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(send)}
    >
      <PhoneFields form={form} />
    </StepForm>
  );
}

function CodePage({ another }: { another: () => void }) {
  const signUp = useSignUp();
  const { goOn, take } = useWizard();
  const form = useForm({ code: "" }, { code: sixDigits });
  const verify = async ({ code }: { code: string }) => {
    const output = await verifyPhone(code);
    if (output.problem === undefined) goOn(output, "/signup/support");
    else form.blame("code", output.problem.message);
  };
  const again = async () => take(await sendPhoneCode({ phoneNumber: signUp.phoneNumber!, channel: "SMS" }));
  return (
    <StepForm
      title="Confirm your identity"
      description={`A code is on its way to ${signUp.phoneNumber}.`}
      submitText="Continue"
      back="/signup/payment"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(verify)}
    >
      <CodeField
        form={form}
        name="code"
        label="Verify code"
        rule="Six digits, good for a short time."
        autoFocus
      />
      <CodeSource where="phone" again="Send another code" send={again} />
      <AnotherNumber another={another} />
    </StepForm>
  );
}

function AnotherNumber({ another }: { another: () => void }) {
  return (
    <button type="button" className="gw-text-button" onClick={another}>
      Use another number
    </button>
  );
}

function Verified({ another }: { another: () => void }) {
  const signUp = useSignUp();
  const navigate = useNavigate();
  return (
    <StepForm
      title="Confirm your identity"
      submitText="Continue"
      back="/signup/payment"
      busy={false}
      onSubmit={() => navigate("/signup/support")}
    >
      <Alert type="success" header="Confirmed">
        The number {signUp.phoneNumber} is confirmed.
      </Alert>
      <AnotherNumber another={another} />
    </StepForm>
  );
}
