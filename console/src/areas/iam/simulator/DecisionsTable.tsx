import type { EvaluationResult, Statement } from "@aws-sdk/client-iam";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { reasonsOf } from "./simulate";

/** Per action: whether it would be allowed, and by which statements. */
export function DecisionsTable({ results }: { results: EvaluationResult[] }) {
  return (
    <ListTable
      title="Decisions"
      description="Nothing was done: this is what would be decided."
      columns={COLUMNS}
      rows={results}
      keyOf={(result) => `${result.EvalActionName} ${result.EvalResourceName}`}
      empty="There is none."
    />
  );
}

const VERDICTS: Record<string, [StatusIndicatorProps.Type, string]> = {
  allowed: ["success", "Allowed"],
  explicitDeny: ["error", "Denied by a statement"],
  implicitDeny: ["stopped", "Not allowed"],
};

const COLUMNS: Column<EvaluationResult>[] = [
  { header: "Action", cell: (result) => result.EvalActionName },
  { header: "Resource", cell: (result) => <span className="gw-mono">{result.EvalResourceName}</span> },
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
        {(result.MatchedStatements ?? []).map((statement) => (
          <div key={placeOf(statement)}>{placeOf(statement)}</div>
        ))}
        {reasonsOf(result).map((words) => (
          <div key={words}>{words}</div>
        ))}
      </SpaceBetween>
    ),
  },
];

/** The simulator names a statement by where it stands in its policy. */
function placeOf({ SourcePolicyId, SourcePolicyType, StartPosition, EndPosition }: Statement): string {
  const from = `${StartPosition?.Line}:${StartPosition?.Column}`;
  const to = `${EndPosition?.Line}:${EndPosition?.Column}`;
  const place = StartPosition === undefined ? "" : `, statement from ${from} to ${to} (line:column)`;
  return `${SourcePolicyId} (${SourcePolicyType})${place}`;
}
