import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Button from "@cloudscape-design/components/button";
import { useAction } from "../../../shared/useAction";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import type { Pages } from "../../../shared/usePages";
import { Part } from "../Part";
import { type Preference, setPreference } from "./preferences";

interface PreferenceTableProps {
  title: string;
  description: string;
  /** Of the first column. */
  what: string;
  preferences: Pages<Preference>;
  nameOf: (preference: Preference) => string;
  done: (words: string) => void;
}

/** What can be turned on and off, one by one. */
export function PreferenceTable(props: PreferenceTableProps) {
  const { title, description, what, preferences, nameOf, done } = props;
  const change = useAction(async (preference: Preference) => {
    const on = preference.value === "DISABLED";
    await setPreference(preference.feature, preference.key, on);
    await preferences.reload();
    done(`${title}, ${nameOf(preference)}: turned ${on ? "on" : "off"}.`);
  });
  return (
    <Part loaded={preferences}>
      <ErrorBox error={change.error} />
      <ListTable
        title={title}
        description={description}
        pages={preferences}
        keyOf={(preference) => preference.key}
        empty="There is none."
        columns={[
          { header: what, cell: nameOf, sort: nameOf },
          {
            header: "State",
            cell: ({ value }) =>
              value === "ENABLED" ? (
                <StatusIndicator type="success">On</StatusIndicator>
              ) : (
                <StatusIndicator type="stopped">Off</StatusIndicator>
              ),
            sort: ({ value }) => value,
          },
          {
            header: "Action",
            cell: (preference) => {
              const action = preference.value === "ENABLED" ? "Turn off" : "Turn on";
              return (
                <Button
                  variant="inline-link"
                  disabled={change.busy}
                  ariaLabel={`${action}: ${title}, ${nameOf(preference)}`}
                  onClick={() => void change.run(preference)}
                >
                  {action}
                </Button>
              );
            },
          },
        ]}
      />
    </Part>
  );
}
