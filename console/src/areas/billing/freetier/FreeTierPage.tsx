import Box from "@cloudscape-design/components/box";
import Link from "@cloudscape-design/components/link";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { usd } from "../../../shared/ui/numbers";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { BillingFrame } from "../BillingFrame";
import { ABOVE } from "../billingApi";
import { Part } from "../Part";
import { type Activity, readActivities, readPlan, readUsage, shareOf, type Usage } from "./freeTier";
import { PlanCard } from "./PlanCard";

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier.html */
export default function FreeTierPage() {
  const plan = useLoad(readPlan);
  // Apart from the plan: where it has ended they are refused, and an upgrade is the way on.
  const usage = useLoad(readUsage);
  const activities = useLoad(readActivities);
  const [notice, setNotice] = useState<string>();
  const upgraded = async () => {
    await Promise.all([plan.reload(), usage.reload(), activities.reload()]);
    setNotice("The account is on the paid plan.");
  };
  return (
    <BillingFrame
      title="Free Tier"
      description="What AWS gives away: free usage of each month, and credits for first steps."
      above={ABOVE}
      loading={plan}
      notice={notice}
    >
      {plan.data && <PlanCard plan={plan.data} upgraded={upgraded} />}
      <Part loaded={usage}>
        <ListTable
          title="Free usage of this month"
          description="What has a free limit and was used. AWS counts it a few times a day."
          columns={USAGE}
          rows={usage.data}
          keyOf={(one) => `${one.usageType} ${one.operation} ${one.region}`}
          empty="Nothing that has a free limit was used this month."
        />
      </Part>
      <Part loaded={activities}>
        <ListTable
          title="Credits to be earned"
          description="Each first step brings credits once, while the free plan lasts."
          columns={ACTIVITIES}
          rows={activities.data}
          keyOf={(activity) => activity.activityId}
          empty="They are for accounts that signed up for the free plan."
        />
      </Part>
    </BillingFrame>
  );
}

const amount = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

const limitText = ({ limit, unit }: Usage): string => `${amount.format(limit)} ${unit}`;

const USAGE: Column<Usage>[] = [
  {
    header: "Service",
    cell: (usage) => (
      <>
        {usage.service}
        <Box variant="small" display="block" color="text-body-secondary">
          {usage.description}
        </Box>
      </>
    ),
    sort: (usage) => usage.service,
  },
  {
    header: "Used",
    cell: (usage) => (
      <ProgressBar
        value={Math.min(100, 100 * shareOf(usage))}
        ariaLabel={`Used of ${usage.service}, ${usage.usageType}`}
        additionalInfo={`${amount.format(usage.actualUsageAmount)} of ${limitText(usage)}`}
      />
    ),
    sort: shareOf,
  },
  {
    header: "At the month's end",
    cell: (usage) => {
      const above = usage.forecastedUsageAmount > usage.limit;
      return (
        <StatusIndicator type={above ? "warning" : "success"}>
          {amount.format(usage.forecastedUsageAmount)} {usage.unit}, {above ? "above the limit" : "within it"}
        </StatusIndicator>
      );
    },
    sort: (usage) => usage.forecastedUsageAmount / usage.limit,
  },
];

const STATUSES: Record<Activity["status"], [StatusIndicatorProps.Type, string]> = {
  NOT_STARTED: ["pending", "To be done"],
  IN_PROGRESS: ["in-progress", "Begun"],
  COMPLETED: ["success", "Done"],
  EXPIRING: ["warning", "Ends with the plan"],
};

const ACTIVITIES: Column<Activity>[] = [
  {
    header: "Activity",
    cell: (activity) => (
      <>
        <Link external href={activity.instructionsUrl}>
          {activity.title}
        </Link>
        <Box variant="small" display="block" color="text-body-secondary">
          {activity.description} About {activity.estimatedTimeToCompleteInMinutes ?? "some"} minutes.
        </Box>
      </>
    ),
  },
  { header: "Credits", cell: (activity) => usd(activity.reward.credit?.amount ?? 0) },
  {
    header: "State",
    cell: (activity) => {
      const [type, words] = STATUSES[activity.status];
      return <StatusIndicator type={type}>{words}</StatusIndicator>;
    },
  },
  {
    header: "Until",
    cell: ({ expiresAt }) => <Time at={expiresAt === undefined ? undefined : new Date(expiresAt)} dateOnly />,
  },
];
