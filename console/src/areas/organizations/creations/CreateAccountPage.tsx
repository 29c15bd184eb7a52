import {
  CreateAccountCommand,
  type CreateAccountStatus,
  type IAMUserAccessToBilling,
  ListCreateAccountStatusCommand,
} from "@aws-sdk/client-organizations";
import Checkbox from "@cloudscape-design/components/checkbox";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { Field, TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { accountName, all, atMost, emailAddress, matches } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { usePages } from "../../../shared/usePages";
import { ACCOUNTS, MemberNote } from "../organization";
import { client, hrefOf } from "../reads";
import { CreationState, LatestCreation } from "./CreationState";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_create.html */
export default function CreateAccountPage() {
  const [latest, setLatest] = useState<string>();
  const creations = usePages(async (NextToken) => {
    const page = await client().send(new ListCreateAccountStatusCommand({ NextToken }));
    return { items: page.CreateAccountStatuses, next: page.NextToken };
  });
  const begun = async (status?: CreateAccountStatus) => {
    setLatest(status?.Id);
    await creations.reload();
  };
  return (
    <PageFrame title="Create an account" above={ACCOUNTS} loading={creations}>
      <MemberNote />
      {latest !== undefined && <LatestCreation key={latest} id={latest} ended={creations.reload} />}
      <CreateForm begun={begun} />
      <ListTable
        title="Requests"
        description="Every account that was asked for here, and what became of it."
        columns={[
          { header: "Account name", cell: (status) => status.AccountName },
          { header: "State", cell: (status) => <CreationState status={status} /> },
          {
            header: "Account ID",
            cell: (status) =>
              status.AccountId === undefined ? (
                "–"
              ) : (
                <Link href={hrefOf(status.AccountId)}>{status.AccountId}</Link>
              ),
          },
          { header: "Requested", cell: (status) => <Time at={status.RequestedTimestamp} /> },
        ]}
        pages={creations}
        keyOf={(status) => status.Id ?? ""}
        textOf={(status) => `${status.AccountName} ${status.AccountId} ${status.State}`}
        empty="There is none yet."
      />
    </PageFrame>
  );
}

interface Values {
  name: string;
  email: string;
  role: string;
  billing: boolean;
}

function CreateForm({ begun }: { begun: (status?: CreateAccountStatus) => Promise<void> }) {
  const empty: Values = { name: "", email: "", role: "", billing: true };
  const form = useForm(empty, {
    name: accountName,
    email: emailAddress,
    role: all(atMost(64), matches(/^[\w+=,.@-]+$/, "Letters, digits and _ + = , . @ -.")),
  });
  const create = async (values: Values) => {
    const access: IAMUserAccessToBilling = values.billing ? "ALLOW" : "DENY";
    const answer = await client().send(
      new CreateAccountCommand({
        AccountName: values.name,
        Email: values.email,
        RoleName: values.role || undefined,
        IamUserAccessToBilling: access,
      }),
    );
    form.reset(empty);
    await begun(answer.CreateAccountStatus);
  };
  return (
    <FormCard
      title="A new account"
      description="It stands right below the root, belongs to the organization and is paid for by it."
      submitText="Create the account"
      form={form}
      onSubmit={() => void form.submit(create)}
    >
      <TextField
        form={form}
        name="name"
        label="Account name"
        rule="1 to 50 characters; letters, digits, spaces and signs, without < and >."
      />
      <TextField
        form={form}
        name="email"
        label="E-mail address of its root user"
        rule="6 to 64 characters. No other account may have it."
        inputMode="email"
      />
      <TextField
        form={form}
        name="role"
        label="IAM role for the management account (optional)"
        description="With it the management account's users administer the new account."
        rule="At most 64 characters. Left empty, it is OrganizationAccountAccessRole."
      />
      <Field form={form} name="billing" label="Billing">
        <Checkbox
          checked={form.values.billing}
          onChange={({ detail }) => form.set("billing", detail.checked)}
        >
          IAM users with the right may see what the account costs
        </Checkbox>
      </Field>
    </FormCard>
  );
}
