import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { wordsOf } from "../../shared/errors";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { groupedAccountId } from "../../shared/ui/numbers";
import { useLoad } from "../../shared/useLoad";
import { StepCard, type Verdict } from "./StepCard";
import { type Check, STEPS } from "./steps";

export default function HomePage() {
  const session = useSession();
  const verdicts = useLoad(() => Promise.all(STEPS.map((step) => Promise.all(step.checks.map(verdictOf)))));
  const done = (verdicts.data ?? []).filter((ofStep) => ofStep.every((verdict) => verdict?.state === "so"));
  return (
    <PageFrame
      title="Getting started"
      description={
        <>
          {session.accountName} ({groupedAccountId(session.accountId)}), prepared step by step to be the
          management account of an organization.
        </>
      }
      actions={
        <Button iconName="refresh" loading={verdicts.busy} onClick={() => void verdicts.reload()}>
          Look again
        </Button>
      }
      error={verdicts.error}
    >
      <ProgressBar
        value={(done.length / STEPS.length) * 100}
        label="Steps that are done"
        description="Verified with the calls that groundwork prepare verifies with."
        additionalInfo={`${done.length} of ${STEPS.length}`}
      />
      <SpaceBetween size="l">
        {STEPS.map((step, index) => (
          <StepCard
            key={step.title}
            number={index + 1}
            step={step}
            verdicts={verdicts.data?.[index] ?? step.checks.map(() => undefined)}
          />
        ))}
      </SpaceBetween>
      <Box color="text-body-secondary">
        The same steps are carried out from one reviewed file by <code>groundwork prepare</code>.
      </Box>
    </PageFrame>
  );
}

/** A call that is refused leaves its check unknown, and the others as they are. */
async function verdictOf(check: Check): Promise<Verdict> {
  if (check.verify === undefined) return { state: "so", words: check.words ?? "" };
  try {
    // The SDK's clients are a third of the page: it is drawn before they are there.
    const checks = await import("./checks");
    const finding = await checks[check.verify]();
    return { state: finding.so ? "so" : "open", words: finding.words };
  } catch (error) {
    return { state: "unknown", words: wordsOf(error).message };
  }
}
