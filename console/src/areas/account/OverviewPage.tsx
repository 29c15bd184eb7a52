import { AccountClient, GetAccountInformationCommand, PutAccountNameCommand } from "@aws-sdk/client-account";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import { TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { accountName } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { useSession } from "../../shared/session";
import { AccountStateBadge } from "../../shared/ui/AccountStateBadge";
import { groupedAccountId } from "../../shared/ui/numbers";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useFocusBack } from "../../shared/ui/useFocusBack";
import { Time } from "../../shared/ui/Time";
import { useLoad } from "../../shared/useLoad";
import { account } from "./area";

export default function OverviewPage() {
  const session = useSession();
  const information = useLoad(() => clientOf(AccountClient).send(new GetAccountInformationCommand({})));
  const [editing, setEditing] = useState(false);
  const opener = useFocusBack(editing);
  const [notice, setNotice] = useState<string>();
  const data = information.data;
  const saved = async () => {
    await Promise.all([information.reload(), session.reload()]);
    setEditing(false);
    setNotice("The name is changed.");
  };
  return (
    <PageFrame title="Account" description={account.purpose} loading={information} notice={notice}>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              !editing && (
                <Button ref={opener} onClick={() => setEditing(true)}>
                  Change the name
                </Button>
              )
            }
          >
            Account details
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Account name", value: data?.AccountName },
            {
              label: "Account ID",
              value: <span className="gw-mono">{groupedAccountId(data?.AccountId ?? "")}</span>,
            },
            { label: "State", value: <AccountStateBadge state={data?.AccountState} /> },
            { label: "Created", value: <Time at={data?.AccountCreatedDate} /> },
            { label: "Alias", value: session.accountAlias ?? "–" },
            { label: "You are", value: <span className="gw-mono">{session.arn}</span> },
          ]}
        />
      </Container>
      {editing && <NameForm name={data?.AccountName ?? ""} saved={saved} cancel={() => setEditing(false)} />}
      <Container header={<Header variant="h2">Settings</Header>}>
        <KeyValuePairs
          columns={2}
          items={account.links.map((link) => ({
            label: <Link href={`/console/account/${link.path}`}>{link.text}</Link>,
            value: WORDS[link.path],
          }))}
        />
      </Container>
    </PageFrame>
  );
}

const WORDS: Record<string, string> = {
  contact: "Whom AWS turns to for the account.",
  contacts: "Who answers for billing, operations and security.",
  email: "The root user's address.",
  regions: "Where the account can be used.",
  plan: "Which help AWS gives.",
  "billing-access": "Whether IAM users may see what the account costs.",
  standing: "What the account needs to stand alone.",
  close: "The end of the account.",
};

interface NameFormProps {
  name: string;
  saved: () => Promise<void>;
  cancel: () => void;
}

function NameForm({ name, saved, cancel }: NameFormProps) {
  const form = useForm({ accountName: name }, { accountName });
  const save = async (values: { accountName: string }) => {
    await clientOf(AccountClient).send(new PutAccountNameCommand({ AccountName: values.accountName }));
    await saved();
  };
  return (
    <FormCard
      title="Change the account's name"
      submitText="Save"
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={cancel}
    >
      <TextField
        form={form}
        name="accountName"
        label="Account name"
        rule="1 to 50 characters; letters, digits, spaces and signs, without < and >."
        autoFocus
      />
    </FormCard>
  );
}
