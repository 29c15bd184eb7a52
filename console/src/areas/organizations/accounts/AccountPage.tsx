import { type Account, DescribeAccountCommand } from "@aws-sdk/client-organizations";
import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense, useState } from "react";
import { useParams } from "react-router-dom";
import { AccountStateBadge } from "../../../shared/ui/AccountStateBadge";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { ACCOUNTS, MemberNote, useOrganization } from "../organization";
import { PathLinks } from "../places/PathLinks";
import { TagsCard } from "../places/TagsCard";
import { TargetPolicies } from "../places/TargetPolicies";
import { client, readParents } from "../reads";
import { AccountActions } from "./AccountActions";
import { DelegationCard } from "./DelegationCard";
import { joined } from "./AccountsPage";

/** It has more parts than the rest of the page, which is shown meanwhile. */
const EffectivePolicies = lazy(() => import("./EffectivePolicies"));

export default function AccountPage() {
  const { id = "" } = useParams();
  const { organization } = useOrganization();
  const [notice, setNotice] = useState<string>();
  const account = useLive(() => readAccount(id), [id]);
  const found = account.data?.account;
  const manages = id === organization?.MasterAccountId;
  const changed = async (words: string) => {
    await account.reload();
    setNotice(words);
  };
  return (
    <PageFrame
      title={found?.Name ?? id}
      above={ACCOUNTS}
      loading={account}
      notice={notice}
      actions={
        found && <AccountActions account={found} parents={account.data?.parents ?? []} changed={changed} />
      }
    >
      <MemberNote />
      {isClosed(found) && (
        <Alert type="warning" header={`${found?.Name} is closed`}>
          Nobody can use it; its root user sees its bills. It stays here for 90 days, in which AWS Support can
          open it again, and is then gone. In place of AWS Support the operator of this plane runs{" "}
          <code>groundwork reopen {id}</code>.
        </Alert>
      )}
      <Container header={<Header variant="h2">Account details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Account ID", value: <span className="gw-mono">{id}</span> },
            { label: "E-mail address", value: found?.Email },
            { label: "State", value: <AccountStateBadge state={found?.State ?? found?.Status} /> },
            { label: "Stands in", value: <PathLinks path={account.data?.parents ?? []} /> },
            {
              label: manages ? "Manages since" : joined(found?.JoinedMethod),
              value: <Time at={found?.JoinedTimestamp} />,
            },
            { label: "ARN", value: <span className="gw-mono">{found?.Arn}</span> },
          ]}
        />
      </Container>
      <TargetPolicies id={id} name={found?.Name ?? id} done={setNotice} />
      <Suspense fallback={<StatusIndicator type="loading">Reading</StatusIndicator>}>
        <EffectivePolicies accountId={id} />
      </Suspense>
      <TagsCard id={id} done={setNotice} />
      {!manages && <DelegationCard accountId={id} done={setNotice} />}
    </PageFrame>
  );
}

const isClosed = (account?: Account) =>
  account?.State === "SUSPENDED" || account?.State === "PENDING_CLOSURE";

async function readAccount(id: string) {
  const [answer, parents] = await Promise.all([
    client().send(new DescribeAccountCommand({ AccountId: id })),
    readParents(id),
  ]);
  return { account: answer.Account, parents };
}
