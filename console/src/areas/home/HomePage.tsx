import { GetAccountInformationCommand, AccountClient } from "@aws-sdk/client-account";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { clientOf } from "../../shared/aws/clients";
import { useLoad } from "../../shared/useLoad";
import { PageFrame } from "../../shared/ui/PageFrame";
import { Time } from "../../shared/ui/Time";

export default function HomePage() {
  const account = useLoad(() => clientOf(AccountClient).send(new GetAccountInformationCommand({})));
  return (
    <PageFrame title="Getting started" loading={account}>
      <KeyValuePairs
        items={[
          { label: "Account", value: account.data?.AccountName },
          { label: "Account ID", value: account.data?.AccountId },
          { label: "State", value: account.data?.AccountState },
          { label: "Created", value: <Time at={account.data?.AccountCreatedDate} /> },
        ]}
      />
    </PageFrame>
  );
}
