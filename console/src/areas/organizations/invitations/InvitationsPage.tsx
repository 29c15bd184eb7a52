import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  DeclineHandshakeCommand,
  type Handshake,
  ListHandshakesForAccountCommand,
  ListHandshakesForOrganizationCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { usePlaneNow } from "../../../shared/planeClock";
import { usePages } from "../../../shared/usePages";
import { ABOVE, useOrganization } from "../organization";
import { client } from "../reads";
import { AnswerModal, type Answer } from "./AnswerModal";
import { HandshakeTable } from "./HandshakeTable";

/** What this account is asked, and what its organization asks others. */
export default function InvitationsPage() {
  const { manages, reload: reloadOrganization } = useOrganization();
  const [answer, setAnswer] = useState<Answer>();
  const [notice, setNotice] = useState<string>();
  const now = usePlaneNow();
  const received = usePages(async (NextToken) => {
    const page = await client().send(new ListHandshakesForAccountCommand({ NextToken }));
    return { items: page.Handshakes, next: page.NextToken };
  });
  const sent = usePages(
    async (NextToken) => {
      if (!manages) return {};
      const page = await client().send(new ListHandshakesForOrganizationCommand({ NextToken }));
      return { items: page.Handshakes, next: page.NextToken };
    },
    [manages],
  );
  const give = async ({ word, handshake }: Answer) => {
    await client().send(commandOf(word, handshake));
    await Promise.all([received.reload(), sent.reload(), reloadOrganization()]);
    setNotice(DONE[word]);
  };
  return (
    <PageFrame
      title="Invitations"
      description="Between organizations and accounts. AWS calls them handshakes."
      above={ABOVE}
      loading={received}
      error={sent.error}
      notice={notice}
    >
      <HandshakeTable
        title="To this account"
        pages={received}
        now={now}
        empty="Nobody has invited this account."
        actions={["accept", "decline"]}
        choose={setAnswer}
      />
      {manages && (
        <HandshakeTable
          title="From this organization"
          pages={sent}
          now={now}
          empty="This organization has invited nobody yet."
          actions={["cancel"]}
          choose={setAnswer}
          button={
            <Button variant="primary" href="/console/organizations/invite">
              Invite an account
            </Button>
          }
        />
      )}
      {answer !== undefined && (
        <AnswerModal answer={answer} give={give} dismiss={() => setAnswer(undefined)} />
      )}
    </PageFrame>
  );
}

const DONE: Record<Answer["word"], string> = {
  accept: "Accepted.",
  decline: "Declined.",
  cancel: "Canceled.",
};

function commandOf(word: Answer["word"], { Id: HandshakeId }: Handshake) {
  if (word === "accept") return new AcceptHandshakeCommand({ HandshakeId });
  if (word === "decline") return new DeclineHandshakeCommand({ HandshakeId });
  return new CancelHandshakeCommand({ HandshakeId });
}
