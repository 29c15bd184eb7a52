import { GetAccountSummaryCommand, ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import { useSession } from "../../../shared/session";
import { grouped } from "../../../shared/ui/numbers";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLoad } from "../../../shared/useLoad";
import { SignInAddress } from "../account/SignInAddress";
import { readPasswordPolicy } from "../account/passwordPolicy";
import { iam } from "../area";
import { client } from "../reads";
import { AdviceCard } from "./AdviceCard";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export default function OverviewPage() {
  const { accountId } = useSession();
  const account = useLoad(readAccount);
  const { summary = {}, alias } = account.data ?? {};
  const count = (name: string) => grouped(summary[name] ?? 0);
  return (
    <PageFrame title="IAM" description={iam.purpose} loading={account}>
      <Container header={<Header variant="h2">In this account</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Users", value: <Link href="/console/iam/users">{count("Users")}</Link> },
            { label: "Groups", value: <Link href="/console/iam/groups">{count("Groups")}</Link> },
            { label: "Roles", value: <Link href="/console/iam/roles">{count("Roles")}</Link> },
            {
              label: "Customer managed policies",
              value: <Link href="/console/iam/policies">{count("Policies")}</Link>,
            },
            { label: "MFA devices in use", value: count("MFADevicesInUse") },
          ]}
        />
      </Container>
      <AdviceCard summary={summary} hasPasswordPolicy={account.data?.hasPasswordPolicy === true} />
      <Container
        header={
          <Header variant="h2" description="Users of this account sign in here.">
            Sign-in address
          </Header>
        }
      >
        <KeyValuePairs
          columns={2}
          items={[
            {
              label: "Address",
              value: <SignInAddress account={alias ?? accountId} />,
            },
            { label: "Account alias", value: alias ?? "None" },
          ]}
        />
      </Container>
    </PageFrame>
  );
}

async function readAccount() {
  const [summary, aliases, policy] = await Promise.all([
    client().send(new GetAccountSummaryCommand({})),
    client().send(new ListAccountAliasesCommand({})),
    readPasswordPolicy(),
  ]);
  return {
    summary: (summary.SummaryMap ?? {}) as Record<string, number>,
    alias: aliases.AccountAliases?.[0],
    hasPasswordPolicy: policy !== undefined,
  };
}
