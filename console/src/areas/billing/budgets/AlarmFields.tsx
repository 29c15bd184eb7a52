import type { NotificationType, ThresholdType } from "@aws-sdk/client-budgets";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { Field, TextField } from "../../../shared/form/fields";
import type { Form } from "../../../shared/form/useForm";
import type { AlarmValues } from "./alarmForm";

/** When somebody is told, and who. */
export function AlarmFields({ form }: { form: Form<AlarmValues> }) {
  const { values } = form;
  const inPercent = values.thresholdType === "PERCENTAGE";
  return (
    <SpaceBetween size="l">
      <Field form={form} name="kind" label="Compare">
        <RadioGroup
          value={values.kind}
          onChange={({ detail }) => form.set("kind", detail.value as NotificationType)}
          items={[
            { value: "ACTUAL", label: "Actual costs", description: "What was used already." },
            {
              value: "FORECASTED",
              label: "Forecast costs",
              description: "What the period is going to cost. It warns earlier.",
            },
          ]}
        />
      </Field>
      <Field form={form} name="thresholdType" label="Threshold in">
        <RadioGroup
          value={values.thresholdType}
          onChange={({ detail }) => form.set("thresholdType", detail.value as ThresholdType)}
          items={[
            { value: "PERCENTAGE", label: "Percent of the budget" },
            { value: "ABSOLUTE_VALUE", label: "US dollars" },
          ]}
        />
      </Field>
      <TextField
        form={form}
        name="threshold"
        label={inPercent ? "Threshold, in percent" : "Threshold, in US dollars"}
        rule="They are told once costs are above it, once a period."
        inputMode="decimal"
      />
      <Field form={form} name="emails" label="E-mail addresses" rule="At most ten, one on each line.">
        <Textarea
          name="emails"
          rows={3}
          value={values.emails}
          onChange={({ detail }) => form.set("emails", detail.value)}
          autoComplete="off"
          spellcheck={false}
        />
      </Field>
      <TextField
        form={form}
        name="topic"
        label="SNS topic"
        rule="Its ARN. May be left empty."
        placeholder="arn:aws:sns:us-east-1:123456789012:costs"
      />
    </SpaceBetween>
  );
}
