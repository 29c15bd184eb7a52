import {
  AcceptPrimaryEmailUpdateCommand,
  AccountClient,
  GetPrimaryEmailCommand,
  StartPrimaryEmailUpdateCommand,
} from "@aws-sdk/client-account";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import { TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { all, emailAddress, matches, needed } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { NewEmailCode } from "./NewEmailCode";

interface Update {
  accountId: string;
  email: string;
}

/** Of a member of the organization that this account manages. */
export function MemberEmail({ said }: { said: (words?: string) => void }) {
  const [update, setUpdate] = useState<Update>();
  if (update === undefined) {
    return (
      <StartForm
        started={(next) => {
          said(undefined);
          setUpdate(next);
        }}
      />
    );
  }
  const { accountId, email } = update;
  return (
    <NewEmailCode
      email={email}
      cancel={() => setUpdate(undefined)}
      confirm={async (otp) => {
        await clientOf(AccountClient).send(
          new AcceptPrimaryEmailUpdateCommand({ AccountId: accountId, PrimaryEmail: email, Otp: otp }),
        );
        setUpdate(undefined);
        said(`The account ${accountId} has the address ${email} in a moment, and from then on.`);
      }}
    />
  );
}

function StartForm({ started }: { started: (update: Update) => void }) {
  const [present, setPresent] = useState<string>();
  const form = useForm(
    { accountId: "", email: "" },
    {
      accountId: all(needed("The account's id"), matches(/^\d{12}$/, "An id has twelve digits.")),
      email: (value) => (present === undefined ? undefined : emailAddress(value)),
    },
  );
  const next = async ({ accountId, email }: Update) => {
    if (present === undefined) {
      const answer = await clientOf(AccountClient).send(new GetPrimaryEmailCommand({ AccountId: accountId }));
      setPresent(answer.PrimaryEmail);
      return;
    }
    await clientOf(AccountClient).send(
      new StartPrimaryEmailUpdateCommand({ AccountId: accountId, PrimaryEmail: email }),
    );
    started({ accountId, email });
  };
  return (
    <FormCard
      title="Of a member account"
      description="Needs all features, and trusted access for Account Management (account.amazonaws.com)."
      submitText={present === undefined ? "Show the address" : "Send a code to the new address"}
      form={form}
      onSubmit={() => void form.submit(next)}
      onCancel={present === undefined ? undefined : () => setPresent(undefined)}
    >
      <TextField
        form={form}
        name="accountId"
        label="Account ID"
        rule="Twelve digits: a member of this organization."
        inputMode="numeric"
        disabled={present !== undefined}
      />
      {present !== undefined && (
        <TextField
          form={form}
          name="email"
          label="New e-mail address"
          description={`Now it is ${present}.`}
          rule="6 to 64 characters. No other account may have it."
          inputMode="email"
          autoFocus
        />
      )}
    </FormCard>
  );
}
