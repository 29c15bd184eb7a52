import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { endSession, listSessions, type SessionEntry } from "../../shared/portal/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { Time, timeText } from "../../shared/ui/Time";
import { useAction } from "../../shared/useAction";
import { useLive } from "../../shared/useLive";
import { ABOVE } from "./above";

const endLabel = ({ startedAt, sourceAddress }: SessionEntry) =>
  `End the session of ${timeText(startedAt)} from ${sourceAddress ?? "elsewhere"}`;

export default function SessionsPage() {
  const sessions = useLive(listSessions);
  const [notice, setNotice] = useState<string>();
  const end = useAction(async (session: SessionEntry) => {
    await endSession(session.sessionId);
    await sessions.reload();
    setNotice(`The session of ${timeText(session.startedAt)} is ended, with what was authorized in it.`);
  });
  return (
    <PageFrame
      title="Sessions"
      description="Where you are signed in. What was authorized in a session ends with it."
      above={ABOVE}
      loading={sessions}
      error={end.error}
      notice={notice}
    >
      <Table
        wrapLines
        header={
          <Header variant="h2" counter={`(${sessions.data?.length ?? 0})`}>
            Your sessions
          </Header>
        }
        items={sessions.data ?? []}
        trackBy="sessionId"
        columnDefinitions={[
          {
            id: "started",
            header: "Signed in",
            cell: (item) => (
              <>
                <Time at={item.startedAt} /> {item.current && <Badge color="green">This one</Badge>}
              </>
            ),
            isRowHeader: true,
          },
          { id: "from", header: "From", cell: (item) => item.sourceAddress ?? "–" },
          { id: "mfa", header: "Second factor", cell: (item) => (item.mfaUsed ? "Yes" : "No") },
          { id: "ends", header: "Ends", cell: (item) => <Time at={item.expiresAt} /> },
          {
            id: "end",
            header: "Actions",
            cell: (item) =>
              item.current ? (
                "Sign out to end it"
              ) : (
                <Button
                  variant="inline-link"
                  disabled={end.busy}
                  ariaLabel={endLabel(item)}
                  onClick={() => void end.run(item)}
                >
                  End
                </Button>
              ),
          },
        ]}
      />
    </PageFrame>
  );
}
