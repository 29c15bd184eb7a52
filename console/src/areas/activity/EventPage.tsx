import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useParams, useSearchParams } from "react-router-dom";
import type { Decision, PlaneEvent } from "../../shared/portal/events";
import { JsonText } from "../../shared/ui/JsonText";
import { PageFrame } from "../../shared/ui/PageFrame";
import { Time } from "../../shared/ui/Time";
import { useLoad } from "../../shared/useLoad";
import { DecisionCard } from "./DecisionCard";
import { EventOutcome } from "./EventsPage";
import { findEvent } from "./search";
import { callerOf, serviceOf } from "./words";

const ABOVE = [{ text: "Activity", href: "/console/activity" }];

export default function EventPage() {
  const eventId = useParams()["eventId"] ?? "";
  const before = useSearchParams()[0].get("before") ?? undefined;
  // An answer that is there although the event is not: so that the page can say so.
  const loaded = useLoad(async () => ({ event: await findEvent(eventId, before) }), [eventId, before]);
  const event = loaded.data?.event;
  return (
    <PageFrame
      title={event?.eventName ?? "Event"}
      description={event && `${serviceOf(event.eventSource)}, called by ${callerOf(event.arn)}.`}
      above={ABOVE}
      loading={loaded}
    >
      {event === undefined ? (
        <Alert type="info" header="This event is not recorded">
          The plane keeps the newest events only, and those of this account alone are shown.
        </Alert>
      ) : (
        <>
          <Summary event={event} />
          <Why event={event} />
          <EventJson text={JSON.stringify(JSON.parse(event.event), null, 2)} />
        </>
      )}
    </PageFrame>
  );
}

function Summary({ event }: { event: PlaneEvent }) {
  const record = JSON.parse(event.event) as { errorMessage?: string; userAgent?: string };
  return (
    <Container header={<Header variant="h2">What happened</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: "Outcome", value: <EventOutcome event={event} /> },
          { label: "Time", value: <Time at={event.time} seconds /> },
          { label: "Caller", value: <span className="gw-mono">{event.arn || "Nobody signed in"}</span> },
          { label: "From", value: event.sourceAddress || "–" },
          { label: "Program", value: <span className="gw-mono">{record.userAgent ?? "–"}</span> },
          { label: "Event ID", value: <span className="gw-mono">{event.eventId}</span> },
          ...(record.errorMessage === undefined ? [] : [{ label: "Message", value: record.errorMessage }]),
        ]}
      />
    </Container>
  );
}

function Why({ event }: { event: PlaneEvent }) {
  if (event.decision === undefined) {
    return (
      <Container header={<Header variant="h2">Why</Header>}>
        No policy was asked: the call was refused before, or it is one that policies say nothing about.
      </Container>
    );
  }
  const decisions = JSON.parse(event.decision) as Decision[];
  return decisions.map((decision, index) => <DecisionCard key={index} decision={decision} />);
}

function EventJson({ text }: { text: string }) {
  return (
    <Container
      header={
        <Header variant="h2" description="As CloudTrail writes it.">
          Event
        </Header>
      }
    >
      <JsonText label="The event as JSON" text={text} />
    </Container>
  );
}
