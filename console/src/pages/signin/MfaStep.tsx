import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { CodeField } from "../../shared/form/fields";
import { sixDigits } from "../../shared/form/rules";
import { passkeyRefusal, signWithPasskey } from "../../shared/passkey";
import {
  type MfaKind,
  startPasskeyAssertion,
  submitMfaCode,
  submitPasskey,
} from "../../shared/portal/signIn";
import { overWords, useFlow, wordsOf } from "./flow";
import { SignInForm } from "./SignInForm";
import { problemText, useSignInForm } from "./useSignInForm";

/** With the kinds that the person has; where there are both, the passkey first. */
export function MfaStep({ kinds }: { kinds: MfaKind[] }) {
  const [kind, setKind] = useState<MfaKind>(kinds.includes("PASSKEY") ? "PASSKEY" : "TOTP");
  const other = kinds.find((candidate) => candidate !== kind);
  const change = other && (
    <Button formAction="none" onClick={() => setKind(other)}>
      {other === "TOTP" ? "Use an authenticator app" : "Use a passkey or security key"}
    </Button>
  );
  return kind === "TOTP" ? <CodeStep change={change} /> : <PasskeyStep change={change} />;
}

function CodeStep({ change }: { change?: ReactNode }) {
  const { name } = useFlow();
  const { form, refusal, send } = useSignInForm({ code: "" }, { code: sixDigits });
  return (
    <SignInForm
      title="Multi-factor authentication"
      description={wordsOf(name)}
      submitText="Submit"
      busy={form.busy}
      error={form.error}
      refusal={refusal}
      onSubmit={() => send(({ code }) => submitMfaCode(code), "code")}
      footer={<Footer change={change} />}
    >
      <CodeField
        form={form}
        name="code"
        label="MFA code"
        rule="The six digits that your authenticator app shows now. Each code is good once."
        autoFocus
      />
    </SignInForm>
  );
}

function PasskeyStep({ change }: { change?: ReactNode }) {
  const { name, take, beginAgain } = useFlow();
  const { form } = useSignInForm({}, {});
  const [refusal, setRefusal] = useState<string>();
  const sign = async () => {
    setRefusal(undefined);
    try {
      const { options } = await startPasskeyAssertion();
      const output = await submitPasskey(await signWithPasskey(options));
      if (output.problem === undefined) take(output);
      else setRefusal(problemText(output.problem));
    } catch (error) {
      const over = overWords(error);
      if (over !== undefined) return beginAgain(over);
      const words = passkeyRefusal(error);
      if (words === undefined) throw error;
      setRefusal(words);
    }
  };
  return (
    <SignInForm
      title="Multi-factor authentication"
      description={wordsOf(name)}
      submitText="Use the passkey or security key"
      busy={form.busy}
      error={form.error}
      refusal={refusal}
      onSubmit={() => void form.submit(sign)}
      footer={<Footer change={change} />}
    >
      <p>Your browser asks for the passkey, or for a touch on the security key.</p>
    </SignInForm>
  );
}

function Footer({ change }: { change?: ReactNode }) {
  const { leave } = useFlow();
  return (
    <SpaceBetween size="s" alignItems="center">
      {change}
      <button type="button" className="gw-text-button" onClick={leave}>
        Cancel
      </button>
    </SpaceBetween>
  );
}
