import type { TimeUnit } from "@aws-sdk/client-budgets";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Field, TextField } from "../../../shared/form/fields";
import { all, atMost, matches, needed } from "../../../shared/form/rules";
import type { Form, Rules } from "../../../shared/form/useForm";
import { TIME_UNITS } from "./model";

export interface LimitValues {
  timeUnit: TimeUnit;
  amount: string;
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html */
export const budgetName = all(
  needed("A name"),
  atMost(100),
  matches(/^[^:\\]+$/, "It may not contain : or \\."),
  // It would be a page of its own here.
  (value) => (value === "new" ? "This name stands for the page that makes a budget." : undefined),
);

export const limitRules: Rules<LimitValues> = {
  amount: (value) => (/^\d+(\.\d{1,2})?$/.test(value.trim()) ? undefined : "An amount, as in 100 or 99.50."),
};

const CHOSEN: TimeUnit[] = ["MONTHLY", "QUARTERLY", "ANNUALLY", "DAILY"];

/** How much, in which time. */
export function LimitFields({ form, fixed = false }: { form: Form<LimitValues>; fixed?: boolean }) {
  return (
    <SpaceBetween size="l">
      {!fixed && (
        <Field form={form} name="timeUnit" label="It begins again">
          <RadioGroup
            value={form.values.timeUnit}
            onChange={({ detail }) => form.set("timeUnit", detail.value as TimeUnit)}
            items={CHOSEN.map((value) => ({ value, label: TIME_UNITS[value] }))}
          />
        </Field>
      )}
      <TextField
        form={form}
        name="amount"
        label="Limit in US dollars"
        rule="Of all that the account pays for, for each period."
        inputMode="decimal"
      />
    </SpaceBetween>
  );
}
