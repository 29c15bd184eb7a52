import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import type { ComponentProps } from "react";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";

/** A page of the Support API. Where the account's plan does not have it, it says so and shows the way out. */
export function SupportFrame(props: ComponentProps<typeof PageFrame>) {
  const { loading } = props;
  if (!isWithoutPlan(loading?.error)) return <PageFrame {...props} />;
  return (
    <PageFrame title={props.title} description={props.description} above={props.above}>
      <WayOut />
    </PageFrame>
  );
}

const isWithoutPlan = (error: unknown): boolean =>
  error instanceof Error && error.name === "SubscriptionRequiredException";

const PLAN_NAMES: Record<string, string> = { BASIC: "Basic", DEVELOPER: "Developer" };

/** https://docs.aws.amazon.com/awssupport/latest/user/about-support-api.html */
function WayOut() {
  const { supportPlan } = useSession();
  const name = PLAN_NAMES[supportPlan] ?? supportPlan;
  return (
    <Alert
      type="warning"
      header={`The ${name} plan does not have this`}
      action={<Button href="/console/support/plan">See the plans</Button>}
    >
      Cases and Trusted Advisor's checks need a plan with the Support API, which every plan above Developer
      has. The root user chooses one, and so may a user whose policies allow
      supportplans:StartSupportPlanUpdate. It holds at once and is paid for at least a month.
    </Alert>
  );
}
