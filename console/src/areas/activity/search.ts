import { type EventsPage, listEvents, type PlaneEvent } from "../../shared/portal/events";

/** What a reader looks for; it stands in the page's address. */
export interface Filter {
  /** Part of the operation's or the service's name. */
  name: string;
  /** Part of the caller's ARN. */
  user: string;
  refusedOnly: boolean;
  changesOnly: boolean;
}

/** An event with the cursor of the page that it came in, by which it is found again at once. */
export interface Found {
  event: PlaneEvent;
  before?: string;
}

export interface Search {
  found: Found[];
  /** How many events were looked at. */
  seen: number;
  /** Where to go on; absent at the oldest event. */
  next?: string;
}

/** As many as the portal gives at once. */
const PAGE = 200;
/** As many as a reader gets before being asked whether to go on. */
const ENOUGH = 50;
/** A filter that hardly anything passes does not hold the reader up for longer than this many pages. */
const PAGES_AT_ONCE = 25;

export function filterOf(parameters: URLSearchParams): Filter {
  return {
    name: parameters.get("name") ?? "",
    user: parameters.get("user") ?? "",
    refusedOnly: parameters.has("refused"),
    changesOnly: parameters.has("changes"),
  };
}

export function parametersOf(filter: Filter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filter.name !== "") parameters.set("name", filter.name);
  if (filter.user !== "") parameters.set("user", filter.user);
  if (filter.refusedOnly) parameters.set("refused", "");
  if (filter.changesOnly) parameters.set("changes", "");
  return parameters;
}

export function passes(event: PlaneEvent, filter: Filter): boolean {
  const has = (text: string, part: string) => text.toLowerCase().includes(part.trim().toLowerCase());
  if (filter.refusedOnly && event.errorCode === undefined) return false;
  if (filter.changesOnly && event.readOnly) return false;
  return has(`${event.eventSource} ${event.eventName}`, filter.name) && has(event.arn, filter.user);
}

/** Goes back in time from `since` until enough was found, or there is nothing older. */
export async function search(
  filter: Filter,
  since: Search = { found: [], seen: 0 },
  read: (input: { limit: number; before?: string }) => Promise<EventsPage> = listEvents,
): Promise<Search> {
  const found = [...since.found];
  const limit = parametersOf(filter).size === 0 ? ENOUGH : PAGE;
  let { seen, next } = since;
  for (let pages = 0; pages < PAGES_AT_ONCE && found.length - since.found.length < ENOUGH; ++pages) {
    const before = next;
    const page = await read({ limit, before });
    seen += page.events.length;
    next = page.next;
    for (const event of page.events) if (passes(event, filter)) found.push({ event, before });
    if (next === undefined) break;
  }
  return { found, seen, next };
}

/** Where an event is opened. */
export function addressOf({ event, before }: Found): string {
  return `/console/activity/${event.eventId}${before === undefined ? "" : `?before=${before}`}`;
}

/** The event, looked for from the cursor on back; undefined where it is not recorded any more. */
export async function findEvent(eventId: string, before?: string): Promise<PlaneEvent | undefined> {
  let from = before;
  do {
    const page = await listEvents({ limit: PAGE, before: from });
    const event = page.events.find((candidate) => candidate.eventId === eventId);
    if (event !== undefined) return event;
    from = page.next;
  } while (from !== undefined);
  return undefined;
}
