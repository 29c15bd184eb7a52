import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { closeAccount } from "../../shared/portal/session";
import { useSession } from "../../shared/session";
import { AccountStateBadge } from "../../shared/ui/AccountStateBadge";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { PageFrame } from "../../shared/ui/PageFrame";
import { ABOVE } from "./above";

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html */
export default function ClosePage() {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [notice, setNotice] = useState<string>();
  const isOpen = session.accountState === "ACTIVE" || session.accountState === "PENDING_ACTIVATION";
  const close = async () => {
    await closeAccount(session.accountId);
    await session.reload();
    setNotice("The account is being closed. A mail says when it is done.");
  };
  return (
    <PageFrame title="Close account" above={ABOVE} notice={notice}>
      <Container header={<Header variant="h2">What closing means</Header>}>
        <SpaceBetween size="m">
          <ul>
            <li>Services refuse the account from then on; what it used until then is still billed.</li>
            <li>
              For 90 days its root user can sign in to see bills, and AWS Support can open it again. Then it
              is gone, with everything in it.
            </li>
            <li>Its e-mail address cannot be used for another account.</li>
            <li>The management account of an organization is closed last, after its members.</li>
          </ul>
          {isOpen && session.isRoot && <Button onClick={() => setAsking(true)}>Close account</Button>}
          {isOpen && !session.isRoot && (
            <Alert type="info">The root user alone can close the account here.</Alert>
          )}
          {!isOpen && <AccountStateBadge state={session.accountState} />}
        </SpaceBetween>
      </Container>
      {asking && (
        <ConfirmModal
          title={`Close the account ${session.accountName}?`}
          confirmText="Close account"
          typed={session.accountId}
          onConfirm={close}
          onDismiss={() => setAsking(false)}
        >
          <Alert type="warning">Nothing in the account can be reached once it is closed.</Alert>
        </ConfirmModal>
      )}
    </PageFrame>
  );
}
