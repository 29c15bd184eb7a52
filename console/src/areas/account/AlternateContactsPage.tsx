import {
  AccountClient,
  type AlternateContact,
  type AlternateContactType,
  DeleteAlternateContactCommand,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
} from "@aws-sdk/client-account";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import { orAbsent } from "../../shared/errors";
import { TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { all, atMost, matches, needed } from "../../shared/form/rules";
import { type Rules, useForm } from "../../shared/form/useForm";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useFocusBack } from "../../shared/ui/useFocusBack";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";

const TYPES: { type: AlternateContactType; title: string; purpose: string }[] = [
  { type: "BILLING", title: "Billing contact", purpose: "Bills, and what is to be paid." },
  { type: "OPERATIONS", title: "Operations contact", purpose: "Events that touch what runs in the account." },
  { type: "SECURITY", title: "Security contact", purpose: "Abuse, leaked keys and other dangers." },
];

export default function AlternateContactsPage() {
  const [notice, setNotice] = useState<string>();
  const contacts = useLoad(() => Promise.all(TYPES.map(({ type }) => read(type))));
  const changed = async (words: string) => {
    await contacts.reload();
    setNotice(words);
  };
  return (
    <PageFrame
      title="Alternate contacts"
      description="Who gets AWS's notices beside the root user: best group addresses."
      above={ABOVE}
      loading={contacts}
      notice={notice}
    >
      <SpaceBetween size="l">
        {TYPES.map((kind, index) => (
          <Contact key={kind.type} {...kind} contact={contacts.data?.[index]} changed={changed} />
        ))}
      </SpaceBetween>
    </PageFrame>
  );
}

async function read(type: AlternateContactType): Promise<AlternateContact | undefined> {
  const command = new GetAlternateContactCommand({ AlternateContactType: type });
  return (await orAbsent(clientOf(AccountClient).send(command)))?.AlternateContact;
}

interface ContactProps {
  type: AlternateContactType;
  title: string;
  purpose: string;
  contact?: AlternateContact;
  changed: (words: string) => Promise<void>;
}

function Contact(props: ContactProps) {
  const { type, title, purpose, contact, changed } = props;
  const [mode, setMode] = useState<"show" | "edit" | "remove">("show");
  const opener = useFocusBack(mode === "edit");
  if (mode === "edit") {
    return (
      <ContactForm
        {...props}
        done={async () => {
          setMode("show");
          await changed(`${title}: saved.`);
        }}
        cancel={() => setMode("show")}
      />
    );
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={purpose}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {contact !== undefined && (
                <Button ariaLabel={`Remove: ${title}`} onClick={() => setMode("remove")}>
                  Remove
                </Button>
              )}
              <Button ref={opener} ariaLabel={`Edit: ${title}`} onClick={() => setMode("edit")}>
                Edit
              </Button>
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    >
      {contact === undefined ? (
        <Box color="text-body-secondary">There is none.</Box>
      ) : (
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Name", value: contact.Name },
            { label: "Title", value: contact.Title },
            { label: "E-mail", value: contact.EmailAddress },
            { label: "Phone", value: contact.PhoneNumber },
          ]}
        />
      )}
      {mode === "remove" && (
        <ConfirmModal
          title={`Remove the ${title.toLowerCase()}?`}
          confirmText="Remove"
          onDismiss={() => setMode("show")}
          onConfirm={async () => {
            const command = new DeleteAlternateContactCommand({ AlternateContactType: type });
            await clientOf(AccountClient).send(command);
            await changed(`${title}: removed.`);
          }}
        >
          AWS's notices then go to the root user's address alone.
        </ConfirmModal>
      )}
    </Container>
  );
}

interface ContactValues {
  name: string;
  title: string;
  emailAddress: string;
  phoneNumber: string;
}

/** https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html */
const rules: Rules<ContactValues> = {
  name: all(needed("A name"), atMost(64)),
  title: all(needed("A title"), atMost(50)),
  emailAddress: all(
    needed("An e-mail address"),
    atMost(254),
    matches(/^\s*[\w+=.#|!&-]+@[\w.-]+\.\w+\s*$/, "An address looks like name@example.com."),
  ),
  phoneNumber: all(
    needed("A phone number"),
    atMost(25),
    matches(/^[\s0-9()+-]+$/, "Digits, spaces, and the signs ( ) + -."),
  ),
};

function ContactForm(props: ContactProps & { done: () => Promise<void>; cancel: () => void }) {
  const { type, contact } = props;
  const form = useForm<ContactValues>(
    {
      name: contact?.Name ?? "",
      title: contact?.Title ?? "",
      emailAddress: contact?.EmailAddress ?? "",
      phoneNumber: contact?.PhoneNumber ?? "",
    },
    rules,
  );
  const save = async (values: ContactValues) => {
    await clientOf(AccountClient).send(
      new PutAlternateContactCommand({
        AlternateContactType: type,
        Name: values.name,
        Title: values.title,
        EmailAddress: values.emailAddress,
        PhoneNumber: values.phoneNumber,
      }),
    );
    await props.done();
  };
  return (
    <FormCard
      title={props.title}
      description={props.purpose}
      submitText="Save"
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={props.cancel}
    >
      <TextField
        form={form}
        name="name"
        label="Full name"
        rule="1 to 64 characters."
        autoComplete="name"
        autoFocus
      />
      <TextField form={form} name="title" label="Title" rule="1 to 50 characters." />
      <TextField
        form={form}
        name="emailAddress"
        label="E-mail address"
        rule="At most 254 characters. Best a group's."
        autoComplete="email"
        inputMode="email"
      />
      <TextField
        form={form}
        name="phoneNumber"
        label="Phone number"
        rule="At most 25 characters."
        autoComplete="tel"
        inputMode="tel"
      />
    </FormCard>
  );
}
