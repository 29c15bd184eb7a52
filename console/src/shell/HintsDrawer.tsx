import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import HelpPanel from "@cloudscape-design/components/help-panel";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type Hint, useHints } from "../shared/hints";
import { Command } from "../shared/ui/Command";
import { Time } from "../shared/ui/Time";

/** What the pages did, as commands for a terminal. */
export function HintsDrawer() {
  const hints = useHints();
  const changes = hints.filter((hint) => !hint.read);
  const reads = hints.filter((hint) => hint.read);
  return (
    <HelpPanel header={<h2>Commands</h2>}>
      <SpaceBetween size="m">
        <Box variant="p">
          Pages reach the plane as every client does. These AWS CLI commands do the same; point the CLI here
          first:
        </Box>
        <Command text={`export AWS_ENDPOINT_URL=${location.origin}`} />
        <Box variant="h3">Changed</Box>
        {changes.length === 0 && <Box color="text-body-secondary">Nothing on these pages yet.</Box>}
        {changes.map((hint) => (
          <HintRow key={hint.id} hint={hint} />
        ))}
        <ExpandableSection headerText={`Read (${reads.length})`}>
          <SpaceBetween size="m">
            {reads.map((hint) => (
              <HintRow key={hint.id} hint={hint} />
            ))}
          </SpaceBetween>
        </ExpandableSection>
      </SpaceBetween>
    </HelpPanel>
  );
}

function HintRow({ hint }: { hint: Hint }) {
  return (
    <div>
      {hint.command !== undefined && <Command text={hint.command} />}
      {hint.words !== undefined && <Box>{hint.words}: AWS has a page for this, no command.</Box>}
      <Box variant="small" color="text-body-secondary">
        <Time at={hint.at} />
        {hint.outcome === "refused" && " · refused"}
      </Box>
    </div>
  );
}
