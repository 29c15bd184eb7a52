import { Time } from "./Time";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest units: "14 days 3 h". */
export function durationText(seconds: number): string {
  if (seconds >= DAY) {
    const days = Math.floor(seconds / DAY);
    return `${days} ${days === 1 ? "day" : "days"} ${Math.floor((seconds % DAY) / HOUR)} h`;
  }
  if (seconds >= HOUR) return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`;
  return seconds >= MINUTE ? `${Math.floor(seconds / MINUTE)} min` : "less than a minute";
}

/** How long it is until then, and when that is. */
export function Remaining({ until, now }: { until?: Date; now: Date }) {
  if (until === undefined) return <>–</>;
  const seconds = (until.getTime() - now.getTime()) / 1000;
  return (
    <>
      {seconds > 0 ? `${durationText(seconds)} left, until ` : "Over since "}
      <Time at={until} />
    </>
  );
}
