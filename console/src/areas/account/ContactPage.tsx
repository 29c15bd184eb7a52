import {
  AccountClient,
  GetContactInformationCommand,
  PutContactInformationCommand,
  type ContactInformation as AwsContact,
} from "@aws-sdk/client-account";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import {
  ContactFields,
  contactInformation,
  contactRules,
  type ContactValues,
  contactValues,
} from "../../shared/contact/ContactFields";
import { orAbsent } from "../../shared/errors";
import { FormCard } from "../../shared/form/FormCard";
import { useForm } from "../../shared/form/useForm";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";

export default function ContactPage() {
  const [notice, setNotice] = useState<string>();
  const contact = useLoad(async () => {
    const answer = await orAbsent(clientOf(AccountClient).send(new GetContactInformationCommand({})));
    return contactValues(fromAws(answer?.ContactInformation ?? {}));
  });
  return (
    <PageFrame
      title="Contact information"
      description="Whom AWS turns to for this account, and where its bills go."
      above={ABOVE}
      loading={contact}
      notice={notice}
    >
      {contact.data !== undefined && (
        <ContactForm contact={contact.data} saved={() => setNotice("The contact information is saved.")} />
      )}
    </PageFrame>
  );
}

function ContactForm({ contact, saved }: { contact: ContactValues; saved: () => void }) {
  const form = useForm(contact, contactRules);
  const save = async (values: ContactValues) => {
    await clientOf(AccountClient).send(
      new PutContactInformationCommand({ ContactInformation: toAws(contactInformation(values)) }),
    );
    saved();
  };
  return (
    <FormCard title="Contact" submitText="Save" form={form} onSubmit={() => void form.submit(save)}>
      <ContactFields form={form} withCompany withWebsite />
    </FormCard>
  );
}

/** The API writes its members with a capital: FullName for fullName. */
function toAws(contact: object): AwsContact {
  const members = Object.entries(contact).map(([name, value]) => [
    name[0]!.toUpperCase() + name.slice(1),
    value,
  ]);
  return Object.fromEntries(members) as AwsContact;
}

function fromAws(contact: Partial<AwsContact>): Partial<ContactValues> {
  const members = Object.entries(contact).map(([name, value]) => [
    name[0]!.toLowerCase() + name.slice(1),
    value,
  ]);
  return Object.fromEntries(members) as Partial<ContactValues>;
}
