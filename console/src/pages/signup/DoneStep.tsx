import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect } from "react";
import { getSignUp } from "../../shared/portal/signUp";
import { AccountStateBadge } from "../../shared/ui/AccountStateBadge";
import { groupedAccountId } from "../../shared/ui/numbers";
import { useSignUp, useWizard } from "./flow";

const LOOK_AGAIN_MS = 1000;

export function DoneStep() {
  const signUp = useSignUp();
  const { take } = useWizard();
  const waits = signUp.accountState === "PENDING_ACTIVATION";
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void getSignUp().then(take, () => undefined), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  });
  return (
    <SpaceBetween size="l">
      <Box variant="h1">Congratulations</Box>
      <div role="status">
        <Alert
          type={waits ? "info" : "success"}
          header={waits ? "Your account is being activated" : "Your account is ready"}
        >
          {waits
            ? "You can sign in already; services refuse the account until it is active. A mail will tell."
            : "Sign in as the root user now, and turn on multi-factor authentication first of all."}
        </Alert>
      </div>
      <KeyValuePairs
        columns={2}
        items={[
          { label: "Account name", value: signUp.accountName },
          { label: "Account ID", value: groupedAccountId(signUp.accountId ?? "") },
          { label: "Root user", value: signUp.email },
          { label: "State", value: <AccountStateBadge state={signUp.accountState} /> },
        ]}
      />
      <SpaceBetween size="m" direction="horizontal" alignItems="center">
        <Button variant="primary" href={`/signin?root=${encodeURIComponent(signUp.email)}`}>
          Sign in to the console
        </Button>
        <Link href="/mail" external>
          Open the mailbox
        </Link>
      </SpaceBetween>
    </SpaceBetween>
  );
}
