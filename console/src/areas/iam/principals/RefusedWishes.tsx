import SpaceBetween from "@cloudscape-design/components/space-between";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import type { Refused } from "./attempts";

export function RefusedWishes({ refused }: { refused: Refused[] }) {
  return (
    <>
      {refused.map(({ what, error }) => (
        <SpaceBetween key={what} size="xs">
          <strong>{what} was refused:</strong>
          <ErrorBox error={error} />
        </SpaceBetween>
      ))}
    </>
  );
}
