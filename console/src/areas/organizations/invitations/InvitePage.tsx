import { type HandshakePartyType, InviteAccountToOrganizationCommand } from "@aws-sdk/client-organizations";
import Link from "@cloudscape-design/components/link";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useNavigate } from "react-router-dom";
import { useGoOn } from "../../../shared/arrival";
import { Field, TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { all, atMost, emailAddress, matches, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { ACCOUNTS, MemberNote } from "../organization";
import { client } from "../reads";

interface Values {
  kind: HandshakePartyType;
  target: string;
  notes: string;
}

const accountId = all(needed("The account's id"), matches(/^\d{12}$/, "An id has twelve digits."));

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html */
export default function InvitePage() {
  const navigate = useNavigate();
  const goOn = useGoOn();
  const form = useForm<Values>(
    { kind: "ACCOUNT", target: "", notes: "" },
    {
      target: (value, { kind }) => (kind === "EMAIL" ? emailAddress(value) : accountId(value)),
      notes: atMost(1024),
    },
  );
  const byEmail = form.values.kind === "EMAIL";
  const invite = async ({ kind, target, notes }: Values) => {
    await client().send(
      new InviteAccountToOrganizationCommand({
        Target: { Type: kind, Id: target },
        Notes: notes || undefined,
      }),
    );
    goOn("/console/organizations/invitations", `The invitation to ${target} is sent.`);
  };
  return (
    <PageFrame title="Invite an account" above={ACCOUNTS}>
      <MemberNote />
      <FormCard
        title="An account that exists already"
        description={
          <>
            It gets a mail and has 15 days to answer. First{" "}
            <Link href="/console/organizations/settings">the management account&rsquo;s address</Link> must be
            verified.
          </>
        }
        submitText="Send the invitation"
        form={form}
        onSubmit={() => void form.submit(invite)}
        onCancel={() => navigate("/console/organizations/invitations")}
      >
        <Field form={form} name="kind" label="Named by">
          <RadioGroup
            value={form.values.kind}
            onChange={({ detail }) => form.set("kind", detail.value as HandshakePartyType)}
            items={[
              { value: "ACCOUNT", label: "Its ID" },
              { value: "EMAIL", label: "Its root user's e-mail address" },
            ]}
          />
        </Field>
        <TextField
          form={form}
          name="target"
          label={byEmail ? "E-mail address" : "Account ID"}
          rule={byEmail ? "6 to 64 characters." : "Twelve digits."}
          inputMode={byEmail ? "email" : "numeric"}
        />
        <TextField
          form={form}
          name="notes"
          label="Message (optional)"
          rule="At most 1,024 characters; it stands in the mail."
        />
      </FormCard>
    </PageFrame>
  );
}
