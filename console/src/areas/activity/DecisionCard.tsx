import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import type { Decision, Outcome } from "../../shared/portal/events";
import { decidingIn, LAYERS, sentenceOf, VERDICTS } from "./words";

type Consulted = Decision["consulted"][number];

/** Why one action was allowed or refused: each policy that was asked, in AWS's order, and what decided. */
export function DecisionCard({ decision }: { decision: Decision }) {
  return (
    <Table
      header={
        <Header variant="h2" description={<span className="gw-mono">{decision.resource}</span>}>
          Why: {decision.action}
        </Header>
      }
      items={decision.consulted.map((consulted, index) => ({ ...consulted, step: index + 1 }))}
      empty="No policy stands between this caller and the resource."
      wrapLines
      columnDefinitions={[
        { id: "step", header: "Step", cell: (row) => row.step, width: 70 },
        { id: "layer", header: "Kind", cell: (row) => layerText(row), minWidth: 130 },
        {
          id: "policy",
          header: "Policy",
          isRowHeader: true,
          minWidth: 240,
          cell: (row) => <PolicyName row={row} />,
        },
        {
          id: "verdict",
          header: "It says",
          minWidth: 150,
          cell: (row) => <Verdict outcome={row.decision} />,
        },
        {
          id: "deciding",
          header: "Decided",
          minWidth: 150,
          cell: (row) => <Deciding statements={decidingIn(decision, row)} outcome={row.decision} />,
        },
      ]}
      footer={<Conclusion decision={decision} />}
    />
  );
}

function layerText({ layer, level }: Consulted): string {
  return level === undefined ? LAYERS[layer] : `${LAYERS[layer]}, level ${level}`;
}

function PolicyName({ row }: { row: Consulted }) {
  if (row.policy === undefined) return <>None there</>;
  return (
    <>
      <div className="gw-mono">{row.policy}</div>
      {row.attachedTo && <div className="gw-quiet-text">attached to {row.attachedTo}</div>}
    </>
  );
}

const TYPES: Record<Outcome, StatusIndicatorProps.Type> = {
  allowed: "success",
  implicitDeny: "stopped",
  explicitDeny: "error",
};

function Verdict({ outcome }: { outcome: Outcome }) {
  return <StatusIndicator type={TYPES[outcome]}>{VERDICTS[outcome]}</StatusIndicator>;
}

/** Statements are counted as in the policy's JSON: the first is Statement[0]. */
function Deciding({ statements, outcome }: { statements: Decision["deciding"]; outcome: Outcome }) {
  if (statements.length === 0) return <>–</>;
  return (
    <SpaceBetween size="xxs">
      {statements.map((matched) => (
        <Badge key={matched.statement} color={outcome === "allowed" ? "green" : "red"}>
          Statement[{matched.statement}]{matched.sid === undefined ? "" : ` ${matched.sid}`}
        </Badge>
      ))}
    </SpaceBetween>
  );
}

function Conclusion({ decision }: { decision: Decision }) {
  const keys = decision.missingContextKeys;
  return (
    <Alert type={decision.decision === "allowed" ? "success" : "error"}>
      {sentenceOf(decision)}
      {keys.length > 0 && ` The request does not carry ${keys.join(", ")}, which a condition asks for.`}
    </Alert>
  );
}
