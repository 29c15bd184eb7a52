import Alert from "@cloudscape-design/components/alert";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { CodeField, Field, TextField } from "../../shared/form/fields";
import { phoneNumber, sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { type PhoneChannel, sendPhoneCode, verifyPhone } from "../../shared/portal/signUp";
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
  const form = useForm<{ phoneNumber: string; channel: string }>(
    { phoneNumber: signUp.phoneNumber ?? signUp.contactInformation?.phoneNumber ?? "", channel: "SMS" },
    { phoneNumber },
  );
  const send = async (values: { phoneNumber: string; channel: string }) => {
    const number = values.phoneNumber.trim();
    goOn(
      await sendPhoneCode({ phoneNumber: number, channel: values.channel as PhoneChannel }),
      "/signup/phone",
    );
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
      <Field form={form} name="channel" label="How should the code come?">
        <RadioGroup
          value={form.values.channel}
          onChange={({ detail }) => form.set("channel", detail.value)}
          items={[
            { value: "SMS", label: "Text message (SMS)" },
            { value: "VOICE", label: "Voice call" },
          ]}
        />
      </Field>
      <TextField
        form={form}
        name="phoneNumber"
        label="Phone number"
        rule="With + and the country code. At most 20 characters."
        autoComplete="tel"
        inputMode="tel"
      />
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
