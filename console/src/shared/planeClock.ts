import { useEffect, useState } from "react";
import { getSession } from "./portal/session";

const TICK_MS = 10_000;

/** The plane's own time: an operator may have moved its clock away from this machine's. */
export const planeNow = async (): Promise<Date> => new Date((await getSession()).now * 1000);

/** The same, some times a minute anew. Where it cannot be asked, the distance known before stays. */
export function usePlaneNow(): Date {
  const [offset, setOffset] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const look = () =>
      void planeNow().then(
        (at) => setOffset(at.getTime() - Date.now()),
        () => undefined, // whoever acts next is told what is wrong
      );
    look();
    const ticking = setInterval(() => {
      setNow(Date.now());
      look();
    }, TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return new Date(now + offset);
}
