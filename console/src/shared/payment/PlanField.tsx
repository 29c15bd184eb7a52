import RadioGroup from "@cloudscape-design/components/radio-group";
import { Field } from "../form/fields";
import type { Form } from "../form/useForm";
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
function planItems(plans: SupportPlan[]) {
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

interface PlanFieldProps {
  form: Form<{ supportPlan: string }>;
  plans: SupportPlan[];
}

export function PlanField({ form, plans }: PlanFieldProps) {
  return (
    <Field form={form} name="supportPlan" label="Support plan">
      <RadioGroup
        value={form.values.supportPlan}
        onChange={({ detail }) => form.set("supportPlan", detail.value)}
        items={planItems(plans)}
      />
    </Field>
  );
}
