import { useEffect, useState } from "react";

const TICK_MS = 10_000;

interface Clock {
  now: string;
  offset_seconds: number;
}

const readClock = async () => (await (await fetch("/_groundwork/clock")).json()) as Partial<Clock>;

/** The plane's present time; this machine's where the operator's API is not for us. */
export async function planeNow(): Promise<Date> {
  const { now } = await readClock().catch((): Partial<Clock> => ({}));
  return now === undefined ? new Date() : new Date(now);
}

/** How far the plane's clock was moved (`groundwork clock`). 0 where the operator's API is not for us. */
async function readOffsetMs(): Promise<number> {
  try {
    return ((await readClock()).offset_seconds ?? 0) * 1000;
  } catch {
    return 0;
  }
}

/** The plane's present time, some times a minute anew. */
export function usePlaneNow(): Date {
  const [offset, setOffset] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const look = () => void readOffsetMs().then(setOffset);
    look();
    const ticking = setInterval(() => {
      setNow(Date.now());
      look();
    }, TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return new Date(now + offset);
}
