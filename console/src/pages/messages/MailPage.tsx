import "./messages.css";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import TextFilter from "@cloudscape-design/components/text-filter";
import { useState } from "react";
import { NavLink, useParams } from "react-router-dom";
import { PublicFrame } from "../../shell/PublicFrame";
import { listMessages, type Message } from "../../shared/portal/messages";
import { Time } from "../../shared/ui/Time";
import { MessagesError } from "./MessagesError";
import { CopyCode, MessageText } from "./MessageText";
import { useLive } from "../../shared/useLive";

/** Every mail that the plane has sent, to whomever. */
export default function MailPage() {
  const opened = useParams()["*"];
  const [filter, setFilter] = useState("");
  const mails = useLive(() => listMessages({ channel: "MAIL", limit: 1000 }));
  const words = filter.toLowerCase();
  const shown = (mails.data ?? []).filter((mail) =>
    `${mail.to}\n${mail.subject}`.toLowerCase().includes(words),
  );
  const mail = mails.data?.find((candidate) => candidate.messageId === opened) ?? shown[0];
  return (
    <PublicFrame title="Mailbox" wide>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="What the plane has mailed to whom. It never leaves this machine."
          counter={mails.data && `(${mails.data.length})`}
          actions={<Button iconName="refresh" ariaLabel="Look again" onClick={() => void mails.reload()} />}
        >
          Mailbox
        </Header>
        <MessagesError messages={mails} />
        <div className="gw-mailbox">
          <nav aria-label="Mails">
            <SpaceBetween size="s">
              <TextFilter
                filteringText={filter}
                onChange={({ detail }) => setFilter(detail.filteringText)}
                filteringAriaLabel="Find a mail by its address or subject"
                filteringPlaceholder="Address or subject"
              />
              <MailList mails={shown} openedId={mail?.messageId} />
            </SpaceBetween>
          </nav>
          {mail !== undefined && <Mail mail={mail} />}
        </div>
      </SpaceBetween>
    </PublicFrame>
  );
}

function MailList({ mails, openedId }: { mails: Message[]; openedId?: string }) {
  if (mails.length === 0) return <Box color="text-body-secondary">No mail.</Box>;
  return (
    <ul className="gw-mail-list">
      {mails.map((mail) => (
        <li key={mail.messageId}>
          <NavLink
            to={`/mail/${mail.messageId}`}
            replace
            aria-current={mail.messageId === openedId ? "true" : undefined}
          >
            <strong>{mail.subject}</strong>
            <span>{mail.to}</span>
            <span>
              <Time at={mail.sentAt} />
            </span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function Mail({ mail }: { mail: Message }) {
  return (
    <section aria-label={mail.subject} aria-live="polite">
      <Container
        header={
          <Header
            variant="h2"
            description={
              <>
                To {mail.to}, <Time at={mail.sentAt} />
              </>
            }
            actions={<CopyCode body={mail.body} />}
          >
            {mail.subject}
          </Header>
        }
      >
        <MessageText body={mail.body} />
      </Container>
    </section>
  );
}
