import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { areas } from "..";
import type { Check, GuideStep } from "./steps";

/** What is known of a check: nothing while it is read. */
export type Verdict = { state: "so" | "open" | "unknown"; words: string } | undefined;

const TYPES: Record<"so" | "open" | "unknown", StatusIndicatorProps.Type> = {
  so: "success",
  open: "pending",
  unknown: "warning",
};
const WORDS = { so: "done", open: "to do", unknown: "could not be read" };

export function StepCard({
  number,
  step,
  verdicts,
}: {
  number: number;
  step: GuideStep;
  verdicts: Verdict[];
}) {
  return (
    <Container
      header={
        <Header variant="h2" description={step.purpose} actions={<Overall verdicts={verdicts} />}>
          {number}. {step.title}
        </Header>
      }
    >
      <ul className="gw-checklist">
        {step.checks.map((check, index) => (
          <li key={check.text}>
            <Row check={check} verdict={verdicts[index]} />
          </li>
        ))}
      </ul>
    </Container>
  );
}

function Overall({ verdicts }: { verdicts: Verdict[] }) {
  if (verdicts.includes(undefined)) return <StatusIndicator type="loading">Reading</StatusIndicator>;
  if (verdicts.some((verdict) => verdict?.state === "unknown")) {
    return <StatusIndicator type="warning">Partly unknown</StatusIndicator>;
  }
  const left = verdicts.filter((verdict) => verdict?.state === "open").length;
  return left === 0 ? (
    <StatusIndicator type="success">Done</StatusIndicator>
  ) : (
    <StatusIndicator type="pending">{left} to do</StatusIndicator>
  );
}

function Row({ check, verdict }: { check: Check; verdict: Verdict }) {
  const state = verdict?.state;
  return (
    <>
      <StatusIndicator
        type={state === undefined ? "loading" : TYPES[state]}
        iconAriaLabel={state === undefined ? "reading" : WORDS[state]}
      >
        {check.text}
      </StatusIndicator>
      <Box color="text-body-secondary">{verdict?.words}</Box>
      <span>
        {check.page !== undefined && isThere(check.page) && (
          <Link
            href={`/console/${check.page}`}
            ariaLabel={`${state === "so" ? "Show" : "Do it"}: ${check.text}`}
          >
            {state === "so" ? "Show" : "Do it"}
          </Link>
        )}
      </span>
    </>
  );
}

/** Not every area of the console need be there. */
function isThere(page: string): boolean {
  return areas.some((area) => area.path === page.split("/")[0]);
}
