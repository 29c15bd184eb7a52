import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect } from "react";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLoad } from "../../../shared/useLoad";
import { pathText, type Place, readLevel, readRoot } from "../reads";

interface PlacePickerProps {
  /** From the root to what is chosen; empty until the root is read. */
  path: Place[];
  onChange: (path: Place[]) => void;
  /** Accounts can be chosen too. */
  accounts?: boolean;
}

const READ_AT_MOST = 1000;

/** Goes down the tree level by level; where it stands is what is chosen. */
export function PlacePicker({ path, onChange, accounts = false }: PlacePickerProps) {
  const root = useLoad(readRoot);
  const here = path.at(-1);
  useEffect(() => {
    if (here === undefined && root.data?.Id !== undefined) onChange([{ id: root.data.Id, name: "Root" }]);
  }, [here, root.data, onChange]);
  return (
    <SpaceBetween size="s">
      <ErrorBox error={root.error} retry={() => void root.reload()} />
      <div role="status">
        Chosen: <strong>{pathText(path)}</strong>
      </div>
      {path.length > 1 && (
        <Button iconName="undo" formAction="none" onClick={() => onChange(path.slice(0, -1))}>
          Up to {path.at(-2)?.name}
        </Button>
      )}
      {here !== undefined && !/^\d/.test(here.id) && (
        <Below id={here.id} accounts={accounts} choose={(place) => onChange([...path, place])} />
      )}
    </SpaceBetween>
  );
}

interface BelowProps {
  id: string;
  accounts: boolean;
  choose: (place: Place) => void;
}

function Below({ id, accounts, choose }: BelowProps) {
  const level = useLoad(() => readLevel(id, READ_AT_MOST), [id]);
  if (level.error !== undefined) return <ErrorBox error={level.error} retry={() => void level.reload()} />;
  if (level.busy) return <Box color="text-body-secondary">Reading</Box>;
  const places = [...(level.data?.units ?? []), ...(accounts ? (level.data?.accounts ?? []) : [])].map(
    (found): Place => ({ id: found.Id!, name: found.Name! }),
  );
  if (places.length === 0) return <Box color="text-body-secondary">Nothing to choose below it.</Box>;
  return (
    <ul className="gw-plain-list" aria-label="Below it">
      {places.map((place) => (
        <li key={place.id}>
          <Button
            formAction="none"
            iconName={/^\d/.test(place.id) ? "user-profile" : "folder"}
            onClick={() => choose(place)}
          >
            {place.name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
