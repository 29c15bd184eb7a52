import Textarea from "@cloudscape-design/components/textarea";
import { Field } from "../../../shared/form/fields";
import type { Form } from "../../../shared/form/useForm";

interface LinesFieldProps<Values> {
  form: Form<Values>;
  name: { [Name in keyof Values]: Values[Name] extends string ? Name : never }[keyof Values] & string;
  label: string;
  rule: string;
  rows: number;
}

/** Takes several of something, one on each line. */
export function LinesField<Values>({ form, name, label, rule, rows }: LinesFieldProps<Values>) {
  return (
    <Field form={form} name={name} label={label} rule={rule}>
      <Textarea
        name={name}
        value={form.values[name] as string}
        onChange={({ detail }) => form.set(name, detail.value as Values[typeof name])}
        rows={rows}
        spellcheck={false}
        autoComplete="off"
      />
    </Field>
  );
}
