const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const toTheSecond = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

/** Seconds since 1970, as the portal tells times, or what the SDK made of them. */
export type Moment = number | Date;

export function dateOf(at: Moment): Date {
  return typeof at === "number" ? new Date(at * 1000) : at;
}

interface TimeProps {
  at?: Moment;
  dateOnly?: boolean;
  /** For what happens many times in a minute. */
  seconds?: boolean;
}

/** In the reader's zone and manner; the exact moment with the zone's name stands in the title. */
export function Time({ at, dateOnly = false, seconds = false }: TimeProps) {
  if (at === undefined) return <>–</>;
  const date = dateOf(at);
  return (
    <time dateTime={date.toISOString()} title={exact.format(date)}>
      {(dateOnly ? day : seconds ? toTheSecond : full).format(date)}
    </time>
  );
}

export const timeText = (at: Moment): string => full.format(dateOf(at));

/** A moment that must have passed: of the minute that is shown, no second is too early. */
export const laterText = (at: number): string => timeText(Math.ceil(at / 60) * 60);
