import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { identityName } from "../shared/identityName";
import type { Session } from "../shared/portal/session";
import { groupedAccountId } from "../shared/ui/numbers";

const signInAgain = () =>
  location.assign(`/signin?to=${encodeURIComponent(location.pathname + location.search)}`);
const goOnAsOther = () => location.reload();

interface SessionEndDialogProps {
  other?: Session;
  /** By a link that temporary credentials were given for, and not with a password. */
  cameByLink: boolean;
}

/** Stands over the page once its session has ended: what was typed is still there to be copied. */
export default function SessionEndDialog({ other, cameByLink }: SessionEndDialogProps) {
  return other === undefined ? <Over cameByLink={cameByLink} /> : <TakenBy other={other} />;
}

function Over({ cameByLink }: { cameByLink: boolean }) {
  return (
    <Modal
      visible
      header="Your session has ended"
      closeAriaLabel="Close"
      onDismiss={signInAgain}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={signInAgain}>
            Sign in again
          </Button>
        </Box>
      }
    >
      {cameByLink
        ? "You came by a link: ask for a new one where you had it from, or sign in as somebody else."
        : "Sign in again to go on. You come back to this page."}
    </Modal>
  );
}

/** This page shows what the former one saw, and does nothing in the name of the new one. */
function TakenBy({ other }: { other: Session }) {
  const who = identityName(other);
  return (
    <Modal
      visible
      header="Somebody else is signed in now"
      closeAriaLabel="Close"
      onDismiss={goOnAsOther}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={signInAgain}>Sign in again</Button>
            <Button variant="primary" onClick={goOnAsOther}>
              Go on as {who}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      In another tab of this browser, {who} of {other.accountName} ({groupedAccountId(other.accountId)}) has
      signed in, which has ended your session. Nothing was done on this page as {who}.
    </Modal>
  );
}
