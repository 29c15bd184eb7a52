import type { SupportPlan } from "../portal/signUp";
import { wholeUsd } from "../ui/numbers";
import { dateOf } from "../ui/Time";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeZone: "UTC" });

function priceOf(plan: SupportPlan): string {
  if (plan.minimumUsdPerMonth === 0) return "Free.";
  const least = `From ${wholeUsd(plan.minimumUsdPerMonth)} a month`;
  return plan.share === undefined ? `${least}.` : `${least}, or ${plan.share}.`;
}

/** The plans as choices, each with its price and its end where AWS has announced one. */
export function planItems(plans: SupportPlan[]) {
  return plans.map((plan) => {
    const end = plan.endsAt === undefined ? "" : ` AWS ends it on ${day.format(dateOf(plan.endsAt))}.`;
    return {
      value: plan.supportPlan,
      label: plan.name,
      description: `${priceOf(plan)}${end}`,
      disabled: !plan.selectable,
    };
  });
}
