import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Icon from "@cloudscape-design/components/icon";
import type { Fault } from "./usePolicyCheck";

interface FaultListProps {
  id: string;
  faults: Fault[];
  /** Takes the reader to a place in the document. */
  goTo: (line: number, column: number) => void;
}

export function FaultList({ id, faults, goTo }: FaultListProps) {
  return (
    <ul id={id} className="gw-plain-list gw-faults" aria-label="What is wrong with the document">
      {faults.map((fault, place) => (
        <li key={place}>
          <Box color="text-status-error">
            <Icon name="status-negative" variant="error" />{" "}
            {fault.line !== undefined && fault.column !== undefined && (
              <>
                <Button
                  variant="inline-link"
                  formAction="none"
                  onClick={() => goTo(fault.line!, fault.column!)}
                >
                  {placeOf(fault)}
                </Button>
                {": "}
              </>
            )}
            {fault.message}
          </Box>
          {(fault.explanation ?? fault.code) !== undefined && (
            <div className="gw-quiet-text">{detailsOf(fault)}</div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** As it is read out. */
export const spoken = (fault: Fault): string =>
  [fault.line !== undefined && `${placeOf(fault)}:`, fault.message, fault.explanation]
    .filter(Boolean)
    .join(" ");

const placeOf = ({ line, column }: Fault): string => `Line ${line}, column ${column}`;

const detailsOf = ({ explanation, path, code }: Fault): string =>
  [explanation, path && `at ${path}`, code].filter(Boolean).join(" · ");
