import {
  AcceptPrimaryEmailUpdateCommand,
  AccountClient,
  GetPrimaryEmailCommand,
  StartPrimaryEmailUpdateCommand,
} from "@aws-sdk/client-account";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import { CodeField, TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { all, emailAddress, matches, needed, sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { PageFrame } from "../../shared/ui/PageFrame";
import { ABOVE } from "./above";

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-root-user-email.html */
export default function EmailPage() {
  const [update, setUpdate] = useState<{ accountId: string; email: string }>();
  const [notice, setNotice] = useState<string>();
  return (
    <PageFrame title="E-mail address" description="The name of the root user." above={ABOVE} notice={notice}>
      <Container header={<Header variant="h2">Of this account</Header>}>
        The address was verified when the account was made. No API changes the address of the account that one
        is in; the management account changes those of its members.
      </Container>
      {update === undefined ? (
        <StartForm
          started={(next) => {
            setNotice(undefined);
            setUpdate(next);
          }}
        />
      ) : (
        <CodeForm
          {...update}
          cancel={() => setUpdate(undefined)}
          done={() => {
            setUpdate(undefined);
            setNotice(`The account ${update.accountId} now has the address ${update.email}.`);
          }}
        />
      )}
    </PageFrame>
  );
}

function StartForm({ started }: { started: (update: { accountId: string; email: string }) => void }) {
  const [present, setPresent] = useState<string>();
  const form = useForm(
    { accountId: "", email: "" },
    {
      accountId: all(needed("The account's id"), matches(/^\d{12}$/, "An id has twelve digits.")),
      email: (value) => (present === undefined ? undefined : emailAddress(value)),
    },
  );
  const next = async ({ accountId, email }: { accountId: string; email: string }) => {
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

interface CodeFormProps {
  accountId: string;
  email: string;
  done: () => void;
  cancel: () => void;
}

function CodeForm({ accountId, email, done, cancel }: CodeFormProps) {
  const form = useForm({ code: "" }, { code: sixDigits });
  const accept = async ({ code }: { code: string }) => {
    await clientOf(AccountClient).send(
      new AcceptPrimaryEmailUpdateCommand({ AccountId: accountId, PrimaryEmail: email, Otp: code }),
    );
    done();
  };
  return (
    <FormCard
      title="Confirm the new address"
      description={`A code was mailed to ${email}.`}
      submitText="Confirm"
      form={form}
      onSubmit={() => void form.submit(accept)}
      onCancel={cancel}
    >
      <CodeField
        form={form}
        name="code"
        label="Verification code"
        rule="Six digits from the mail."
        autoFocus
      />
      <Link href="/mail" external>
        Open the mailbox
      </Link>
    </FormCard>
  );
}
