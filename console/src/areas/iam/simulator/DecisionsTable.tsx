import ExpandableSection from "@cloudscape-design/components/expandable-section";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { JsonText } from "../../../shared/ui/JsonText";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import type { Decided, Deciding } from "./deciding";
import { reasonsOf } from "./simulate";

interface DecisionsTableProps {
  resource: string;
  results: Decided[];
}

/** Per action: whether it would be allowed, and by which statements. */
export function DecisionsTable({ resource, results }: DecisionsTableProps) {
  return (
    <ListTable
      title="Decisions"
      description={`On ${resource}. Nothing was done: this is what would be decided.`}
      columns={COLUMNS}
      rows={results}
      keyOf={(result) => result.EvalActionName ?? ""}
      empty="There is none."
    />
  );
}

const VERDICTS: Record<string, [StatusIndicatorProps.Type, string]> = {
  allowed: ["success", "Allowed"],
  explicitDeny: ["error", "Denied by a statement"],
  implicitDeny: ["stopped", "Not allowed"],
};

const COLUMNS: Column<Decided>[] = [
  { header: "Action", cell: (result) => result.EvalActionName },
  {
    header: "Decision",
    cell: ({ EvalDecision = "" }) => {
      const [type, words] = VERDICTS[EvalDecision] ?? (["info", EvalDecision] as const);
      return <StatusIndicator type={type}>{words}</StatusIndicator>;
    },
  },
  {
    header: "Why",
    cell: (result) => (
      <SpaceBetween size="xxs">
        {result.deciding.map((deciding, index) => (
          <DecidingStatement key={index} deciding={deciding} />
        ))}
        {reasonsOf(result).map((words) => (
          <div key={words}>{words}</div>
        ))}
      </SpaceBetween>
    ),
  },
];

/** What the simulator calls it, and the statement itself where it is known. */
function DecidingStatement({ deciding: { policy, type, text, line } }: { deciding: Deciding }) {
  const name = `${policy} (${type})`;
  if (text === undefined) return <div>{line === undefined ? name : `${name}, from line ${line} on`}</div>;
  return (
    <ExpandableSection headerText={name} variant="inline">
      <JsonText label={`Statement of ${policy}`} text={text} />
    </ExpandableSection>
  );
}
