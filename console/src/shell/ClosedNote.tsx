import Alert from "@cloudscape-design/components/alert";
import type { CurrentSession } from "../shared/session";
import { Time } from "../shared/ui/Time";
import { useLive } from "../shared/useLive";

/**
 * Over every page of an account that is closed, so that what its services refuse is understood:
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
 */
export function ClosedNote({ session }: { session: CurrentSession }) {
  const { accountState, accountId, reopenableUntil } = session;
  if (accountState !== "PENDING_CLOSURE" && accountState !== "SUSPENDED") return null;
  if (reopenableUntil === undefined) {
    return (
      <Alert type="warning" header="This account is suspended">
        Its services refuse every request.
      </Alert>
    );
  }
  const isClosing = accountState === "PENDING_CLOSURE";
  return (
    <Alert type="warning" header={isClosing ? "This account is being closed" : "This account is closed"}>
      {isClosing && <UntilClosed reload={session.reload} />}
      Its services refuse every request. The root user still sees its bills and settings, and reaches AWS
      Support, which can open it again until <Time at={reopenableUntil} />. Then it is gone. In place of AWS
      Support the operator of this plane runs <code>groundwork reopen {accountId}</code>.
    </Alert>
  );
}

/** Looks again until the closure, which takes some minutes, is done. */
function UntilClosed({ reload }: { reload: () => Promise<void> }) {
  useLive(reload);
  return null;
}
