import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { PasswordField } from "../../shared/form/PasswordField";
import { emailAddress, needed } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { finishEmailUpdate, startEmailUpdate } from "../../shared/portal/session";
import { NewEmailCode } from "./NewEmailCode";

/** Of the account that one is in: no API changes it, its root user does so here. */
export function OwnEmail({ isRoot, said }: { isRoot: boolean; said: (words?: string) => void }) {
  const [email, setEmail] = useState<string>();
  if (!isRoot) {
    return (
      <Container header={<Header variant="h2">Of this account</Header>}>
        Its root user changes it on this page, or the management account of its organization.
      </Container>
    );
  }
  if (email === undefined) {
    return (
      <StartForm
        started={(next) => {
          said(undefined);
          setEmail(next);
        }}
      />
    );
  }
  return (
    <NewEmailCode
      email={email}
      cancel={() => setEmail(undefined)}
      confirm={async (otp, form) => {
        const answer = await finishEmailUpdate(otp);
        if (answer.problem !== undefined) return form.blame("otp", answer.problem.message);
        setEmail(undefined);
        said(`The root user signs in with ${email} in a moment, and from then on.`);
      }}
    />
  );
}

function StartForm({ started }: { started: (email: string) => void }) {
  const form = useForm(
    { newEmail: "", again: "", password: "" },
    {
      newEmail: emailAddress,
      again: (value, all) => (value === all.newEmail ? undefined : "The two addresses differ."),
      password: needed("The password"),
    },
  );
  const start = async ({ newEmail, password }: typeof form.values) => {
    const { problem } = await startEmailUpdate({ newEmail, password });
    if (problem === undefined) started(newEmail);
    else form.blame("password", problem.message);
  };
  return (
    <FormCard
      title="Of this account"
      submitText="Send a code to the new address"
      form={form}
      onSubmit={() => void form.submit(start)}
    >
      <TextField
        form={form}
        name="newEmail"
        label="New e-mail address of this account"
        rule="6 to 64 characters. No other account may have it."
        inputMode="email"
      />
      <TextField form={form} name="again" label="New e-mail address, again" inputMode="email" />
      <PasswordField form={form} name="password" label="Present password" autoComplete="current-password" />
    </FormCard>
  );
}
