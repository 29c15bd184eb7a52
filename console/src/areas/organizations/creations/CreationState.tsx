import { type CreateAccountStatus, DescribeCreateAccountStatusCommand } from "@aws-sdk/client-organizations";
import Alert from "@cloudscape-design/components/alert";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect, useState } from "react";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLive } from "../../../shared/useLive";
import { client, hrefOf } from "../reads";

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html */
const REASONS: Record<string, string> = {
  ACCOUNT_LIMIT_EXCEEDED: "The organization has as many accounts as it may.",
  CONCURRENT_ACCOUNT_MODIFICATION: "Another change was under way.",
  EMAIL_ALREADY_EXISTS: "Another account has the e-mail address.",
  INTERNAL_FAILURE: "An internal failure.",
  INVALID_ADDRESS: "The postal address is not valid.",
  INVALID_EMAIL: "The e-mail address is not valid.",
  INVALID_PAYMENT_INSTRUMENT: "The organization's payment method is not accepted.",
  MISSING_PAYMENT_INSTRUMENT: "The management account has no payment method.",
};

export function CreationState({ status }: { status: CreateAccountStatus }) {
  if (status.State === "SUCCEEDED") return <StatusIndicator type="success">Made</StatusIndicator>;
  if (status.State === "FAILED") return <StatusIndicator type="error">{reasonOf(status)}</StatusIndicator>;
  return <StatusIndicator type="in-progress">In progress</StatusIndicator>;
}

function reasonOf(status: CreateAccountStatus): string {
  const reason = status.FailureReason ?? "";
  return REASONS[reason] ?? `Failed: ${reason}`;
}

/** Follows a request until it is made or has failed. */
export function LatestCreation({ id, ended }: { id: string; ended: () => Promise<void> }) {
  const [over, setOver] = useState(false);
  const read = useLive(() => readStatus(id), [id], !over);
  const status = read.data;
  const state = status?.State ?? "IN_PROGRESS";
  useEffect(() => {
    if (state === "IN_PROGRESS") return;
    setOver(true);
    void ended();
  }, [state]);
  return (
    <div role="status">
      <ErrorBox error={read.error} />
      {state === "IN_PROGRESS" && <Alert type="info">The account {status?.AccountName} is being made.</Alert>}
      {state === "FAILED" && (
        <Alert type="error" header={`The account ${status?.AccountName} was not made`}>
          {reasonOf(status!)}
        </Alert>
      )}
      {state === "SUCCEEDED" && (
        <Alert type="success">
          The account{" "}
          <Link href={hrefOf(status!.AccountId!)}>
            {status?.AccountName} ({status?.AccountId})
          </Link>{" "}
          is made.
        </Alert>
      )}
    </div>
  );
}

async function readStatus(id: string) {
  const command = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: id });
  return (await client().send(command)).CreateAccountStatus;
}
