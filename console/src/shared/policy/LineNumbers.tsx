import { forwardRef } from "react";

interface LineNumbersProps {
  count: number;
  /** Lines that something is wrong in. */
  faulty: Set<number>;
}

/**
 * Lies over a text field and is scrolled with it: numbers beside the lines, a colour behind those at fault.
 * The list of faults says the same to who does not see it.
 */
export const LineNumbers = forwardRef<HTMLDivElement, LineNumbersProps>(({ count, faulty }, ref) => (
  <div className="gw-lines" ref={ref} aria-hidden>
    {Array.from({ length: count }, (_, place) => (
      <div key={place} className={faulty.has(place + 1) ? "gw-line gw-line-faulty" : "gw-line"}>
        <span>{place + 1}</span>
      </div>
    ))}
  </div>
));
