import { type Account, ListAccountsCommand } from "@aws-sdk/client-organizations";
import Link from "@cloudscape-design/components/link";
import { AccountStateBadge } from "../../../shared/ui/AccountStateBadge";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { usePages } from "../../../shared/usePages";
import { ABOVE, MemberNote, useOrganization } from "../organization";
import { client, hrefOf } from "../reads";
import { NewAccountButtons } from "./NewAccountButtons";

export default function AccountsPage() {
  const { organization } = useOrganization();
  const accounts = usePages(async (NextToken) => {
    const page = await client().send(new ListAccountsCommand({ NextToken }));
    return { items: page.Accounts, next: page.NextToken };
  });
  const columns: Column<Account>[] = [
    { header: "Name", cell: (account) => <Link href={hrefOf(account.Id!)}>{account.Name}</Link> },
    { header: "Account ID", cell: (account) => <span className="gw-mono">{account.Id}</span> },
    { header: "E-mail address", cell: (account) => account.Email },
    { header: "State", cell: (account) => <AccountStateBadge state={account.State ?? account.Status} /> },
    {
      header: "Joined",
      cell: (account) => (
        <>
          {account.Id === organization?.MasterAccountId ? "Manages it" : joined(account.JoinedMethod)},{" "}
          <Time at={account.JoinedTimestamp} dateOnly />
        </>
      ),
    },
  ];
  return (
    <PageFrame title="Accounts" above={ABOVE} loading={accounts}>
      <MemberNote />
      <ListTable
        title="All accounts"
        actions={<NewAccountButtons />}
        columns={columns}
        pages={accounts}
        keyOf={(account) => account.Id ?? ""}
        textOf={(account) => `${account.Name} ${account.Id} ${account.Email} ${account.State}`}
        empty="There is none."
      />
    </PageFrame>
  );
}

export const joined = (method?: string): string => (method === "CREATED" ? "Created" : "Invited");
