import "./messages.css";
import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { PublicFrame } from "../../shell/PublicFrame";
import { listMessages, type Message } from "../../shared/portal/messages";
import { Time } from "../../shared/ui/Time";
import { MessagesError } from "./MessagesError";
import { CopyCode, MessageText } from "./MessageText";
import { useLive } from "../../shared/useLive";

/** Text messages and calls, of every number, newest first. */
export default function PhonePage() {
  const messages = useLive(readPhone);
  return (
    <PublicFrame title="Phone">
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="Text messages and calls of the plane, whatever the number. No phone rings."
          actions={
            <Button iconName="refresh" ariaLabel="Look again" onClick={() => void messages.reload()} />
          }
        >
          Phone
        </Header>
        <MessagesError messages={messages} />
        {messages.data?.length === 0 && <Box color="text-body-secondary">Nothing has come yet.</Box>}
        {messages.data !== undefined && messages.data.length > 0 && (
          <ul className="gw-plain-list" aria-label="Messages" aria-live="polite">
            {messages.data.map((message) => (
              <li key={message.messageId}>
                <Card message={message} />
              </li>
            ))}
          </ul>
        )}
      </SpaceBetween>
    </PublicFrame>
  );
}

async function readPhone(): Promise<Message[]> {
  const [texts, calls] = await Promise.all([
    listMessages({ channel: "SMS", limit: 200 }),
    listMessages({ channel: "VOICE", limit: 200 }),
  ]);
  return [...texts, ...calls].sort((a, b) => b.sentAt - a.sentAt);
}

function Card({ message }: { message: Message }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<Time at={message.sentAt} />}
          actions={<CopyCode body={message.body} />}
        >
          {message.to} <Badge>{message.channel === "SMS" ? "Text message" : "Call"}</Badge>
        </Header>
      }
    >
      <MessageText body={message.body} />
    </Container>
  );
}
