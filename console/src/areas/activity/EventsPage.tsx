import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import TextFilter from "@cloudscape-design/components/text-filter";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router-dom";
import type { PlaneEvent } from "../../shared/portal/events";
import { grouped } from "../../shared/ui/numbers";
import { PageFrame } from "../../shared/ui/PageFrame";
import { Time } from "../../shared/ui/Time";
import { useAction } from "../../shared/useAction";
import { useLoad } from "../../shared/useLoad";
import { type Filter, type Found, addressOf, filterOf, parametersOf, search, type Search } from "./search";
import { callerOf, serviceOf } from "./words";

export default function EventsPage() {
  const [parameters, setParameters] = useSearchParams();
  // The address follows what is typed; it changes too late for a field to take its text from there.
  const [filter, setFilter] = useState(() => filterOf(parameters));
  const change = (part: Partial<Filter>) => {
    const changed = { ...filter, ...part };
    setFilter(changed);
    setParameters(parametersOf(changed), { replace: true });
  };
  const wanted = parametersOf(filter);
  const newest = useLoad(() => search(filter), [wanted.toString()]);
  // What was looked for further back; the newest, read again, begins anew.
  const [older, setOlder] = useState<Search>();
  useEffect(() => setOlder(undefined), [newest.data]);
  const shown = older ?? newest.data;
  const goBack = useAction(async () => setOlder(await search(filter, shown)));
  return (
    <PageFrame
      title="Activity"
      description="What was called in this account. Open an event to see why it was allowed or refused."
      actions={
        <Button iconName="refresh" ariaLabel="Look for newer events" onClick={() => void newest.reload()} />
      }
      loading={newest}
      error={goBack.error}
    >
      <Table
        header={<Filters filter={filter} change={change} />}
        items={shown?.found ?? []}
        trackBy={(item) => item.event.eventId}
        loading={newest.busy && shown === undefined}
        empty={<Nothing filtered={wanted.size > 0} clear={() => change(NO_FILTER)} />}
        columnDefinitions={COLUMNS}
        wrapLines
        footer={shown && <Footer search={shown} busy={goBack.busy} goBack={() => void goBack.run()} />}
      />
    </PageFrame>
  );
}

const NO_FILTER = filterOf(new URLSearchParams());

/** What was done and how it ended come first: a phone shows two columns, and the others at a swipe. */
const COLUMNS = [
  {
    id: "name",
    header: "Event",
    minWidth: 120,
    isRowHeader: true,
    cell: (found: Found) => (
      <span className="gw-wrap">
        <Link href={addressOf(found)}>{found.event.eventName}</Link>
      </span>
    ),
  },
  {
    id: "outcome",
    header: "Outcome",
    minWidth: 120,
    cell: ({ event }: Found) => <EventOutcome event={event} />,
  },
  {
    id: "time",
    header: "Time",
    minWidth: 120,
    cell: ({ event }: Found) => <Time at={event.time} seconds />,
  },
  { id: "service", header: "Service", cell: ({ event }: Found) => serviceOf(event.eventSource) },
  { id: "caller", header: "Caller", minWidth: 140, cell: ({ event }: Found) => callerOf(event.arn) },
];

export function EventOutcome({ event }: { event: PlaneEvent }) {
  if (event.errorCode !== undefined) return <StatusIndicator type="error">{event.errorCode}</StatusIndicator>;
  return <StatusIndicator type="success">{event.readOnly ? "Read" : "Done"}</StatusIndicator>;
}

function Filters({ filter, change }: { filter: Filter; change: (part: Partial<Filter>) => void }) {
  return (
    <SpaceBetween size="s">
      <Header variant="h2">Events</Header>
      <div className="gw-filters">
        <TextFilter
          filteringText={filter.name}
          onChange={({ detail }) => change({ name: detail.filteringText })}
          filteringAriaLabel="Find events by the name of the operation or the service"
          filteringPlaceholder="Operation or service"
        />
        <TextFilter
          filteringText={filter.user}
          onChange={({ detail }) => change({ user: detail.filteringText })}
          filteringAriaLabel="Find events by the caller"
          filteringPlaceholder="Caller"
        />
        <Checkbox
          checked={filter.refusedOnly}
          onChange={({ detail }) => change({ refusedOnly: detail.checked })}
        >
          Refused only
        </Checkbox>
        <Checkbox
          checked={filter.changesOnly}
          onChange={({ detail }) => change({ changesOnly: detail.checked })}
        >
          Changes only
        </Checkbox>
      </div>
    </SpaceBetween>
  );
}

function Nothing({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  return (
    <Box textAlign="center">
      <SpaceBetween size="s">
        <span>{filtered ? "No event passes the filter." : "Nothing was called yet."}</span>
        {filtered && <Button onClick={clear}>Clear the filter</Button>}
      </SpaceBetween>
    </Box>
  );
}

function Footer({ search, busy, goBack }: { search: Search; busy: boolean; goBack: () => void }) {
  return (
    <div className="gw-table-foot">
      <span role="status">
        {grouped(search.found.length)} shown of {grouped(search.seen)} looked at.
        {search.next === undefined && " There are no older ones."}
      </span>
      {search.next !== undefined && (
        <Button loading={busy} onClick={goBack}>
          Look further back
        </Button>
      )}
    </div>
  );
}
