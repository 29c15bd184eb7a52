import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useAction } from "../../shared/useAction";
import { useOvertaken } from "./flow";

interface CodeSourceProps {
  where: "mail" | "phone";
  /** What the button for another code says. */
  again: string;
  send: () => Promise<unknown>;
}

/** Where the code is to be read, and the way to another one. */
export function CodeSource({ where, again, send }: CodeSourceProps) {
  const [sent, setSent] = useState(false);
  const action = useAction(async () => {
    await send();
    setSent(true);
  });
  const error = useOvertaken(action.error);
  return (
    <SpaceBetween size="s">
      <ErrorBox error={error} />
      <SpaceBetween size="l" direction="horizontal" alignItems="center">
        <Link href={where === "mail" ? "/mail" : "/phone"} external>
          {where === "mail" ? "Open the mailbox" : "Look at the phone"}
        </Link>
        <Button formAction="none" loading={action.busy} onClick={() => void action.run()}>
          {again}
        </Button>
        <span role="status">{sent && <StatusIndicator type="success">Sent</StatusIndicator>}</span>
      </SpaceBetween>
    </SpaceBetween>
  );
}
