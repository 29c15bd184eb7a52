import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { type ReactNode, useState } from "react";
import { Agreement } from "../../shared/contact/Agreement";
import { PhoneFields, phoneOf, type PhoneValues, usePhoneForm } from "../../shared/contact/PhoneFields";
import { CheckField, CodeField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { brandName, CardFields, cardOf, useCardForm } from "../../shared/payment/CardFields";
import {
  acceptAgreement,
  type AccountStanding,
  getAccountStanding,
  putAccountPayment,
  sendAccountPhoneCode,
  verifyAccountPhone,
} from "../../shared/portal/session";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";

/** What an account that an organization made still lacks: a sign-up has it all. */
export default function StandingPage() {
  const session = useSession();
  return session.isRoot ? (
    <Standing />
  ) : (
    <PageFrame title="Standing" above={ABOVE}>
      <Alert type="info">Sign in as the root user to see and to complete it.</Alert>
    </PageFrame>
  );
}

function Standing() {
  const loaded = useLoad(getAccountStanding);
  const standing = loaded.data;
  return (
    <PageFrame
      title="Standing"
      description="An account that an organization made can leave it once it has all of this."
      above={ABOVE}
      loading={loaded}
    >
      {standing !== undefined && (
        <SpaceBetween size="l">
          <Alert type={standing.canStandAlone ? "success" : "info"}>
            {standing.canStandAlone
              ? "This account can stand alone."
              : "This account cannot stand alone yet."}
          </Alert>
          <AgreementCard accepted={standing.agreementAccepted} changed={loaded.reload} />
          <PaymentCard standing={standing} changed={loaded.reload} />
          <PhoneCard number={standing.verifiedPhoneNumber} changed={loaded.reload} />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}

function Met({ title, words, action }: { title: string; words: string; action?: ReactNode }) {
  return (
    <Container
      header={
        <Header variant="h2" actions={action}>
          {title}
        </Header>
      }
    >
      <StatusIndicator type="success">{words}</StatusIndicator>
    </Container>
  );
}

function AgreementCard({ accepted, changed }: { accepted: boolean; changed: () => Promise<void> }) {
  const form = useForm(
    { agreementAccepted: false },
    { agreementAccepted: (value) => (value ? undefined : "The agreement must be read and accepted.") },
  );
  if (accepted) return <Met title="Customer agreement" words="Accepted" />;
  return (
    <FormCard
      title="Customer agreement"
      submitText="Accept"
      form={form}
      onSubmit={() => void form.submit(() => acceptAgreement().then(changed))}
    >
      <Agreement />
      <CheckField form={form} name="agreementAccepted">
        I have read the agreement and accept it
      </CheckField>
    </FormCard>
  );
}

interface PaymentCardProps {
  standing: AccountStanding;
  changed: () => Promise<void>;
}

function PaymentCard({ standing, changed }: PaymentCardProps) {
  const [editing, setEditing] = useState(false);
  const form = useCardForm();
  const method = standing.paymentMethod;
  if (method !== undefined && !editing) {
    return (
      <Met
        title="Payment method"
        words={`${brandName(method.brand)} ending in ${method.lastFour}, of ${method.holderName}`}
        action={<Button onClick={() => setEditing(true)}>Use another card</Button>}
      />
    );
  }
  const save = form.submit.bind(form, async (values) => {
    await putAccountPayment(cardOf(values));
    await changed();
    setEditing(false);
  });
  return (
    <FormCard
      title="Payment method"
      submitText="Save"
      form={form}
      onSubmit={() => void save()}
      onCancel={method && (() => setEditing(false))}
    >
      <CardFields form={form} />
    </FormCard>
  );
}

function PhoneCard({ number, changed }: { number?: string; changed: () => Promise<void> }) {
  const [sentTo, setSentTo] = useState<string>();
  const form = usePhoneForm();
  if (number !== undefined) return <Met title="Phone" words={`${number} is verified`} />;
  if (sentTo !== undefined) {
    return <PhoneCode number={sentTo} changed={changed} cancel={() => setSentTo(undefined)} />;
  }
  const send = async (values: PhoneValues) => {
    const phone = phoneOf(values);
    await sendAccountPhoneCode(phone);
    setSentTo(phone.phoneNumber);
  };
  return (
    <FormCard title="Phone" submitText="Send code" form={form} onSubmit={() => void form.submit(send)}>
      <PhoneFields form={form} />
    </FormCard>
  );
}

interface PhoneCodeProps {
  number: string;
  changed: () => Promise<void>;
  cancel: () => void;
}

function PhoneCode({ number, changed, cancel }: PhoneCodeProps) {
  const form = useForm({ code: "" }, { code: sixDigits });
  const verify = async ({ code }: { code: string }) => {
    const { problem } = await verifyAccountPhone({ phoneNumber: number, code });
    if (problem === undefined) await changed();
    else form.blame("code", problem.message);
  };
  return (
    <FormCard
      title="Phone"
      description={`A code is on its way to ${number}.`}
      submitText="Verify"
      form={form}
      onSubmit={() => void form.submit(verify)}
      onCancel={cancel}
    >
      <CodeField form={form} name="code" label="Verification code" rule="Six digits." autoFocus />
      <Link href="/phone" external>
        Look at the phone
      </Link>
    </FormCard>
  );
}
