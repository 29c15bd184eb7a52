import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import type { ReactNode } from "react";
import type { Form } from "./useForm";

type TextNames<Values> = {
  [Name in keyof Values]: Values[Name] extends string ? Name : never;
}[keyof Values] &
  string;

interface FieldProps<Values> {
  form: Form<Values>;
  name: keyof Values & string;
  label: ReactNode;
  /** Stands below the field: what may be in it. */
  rule?: ReactNode;
  /** Stands below the label: what it is for. */
  description?: ReactNode;
  children: ReactNode;
}

/** A control with its label, its rule and, once it was refused, the reason. */
export function Field<Values>({ form, name, label, rule, description, children }: FieldProps<Values>) {
  const error = form.errors[name];
  return (
    <div data-field={name} data-mistake={error === undefined ? undefined : ""}>
      <FormField label={label} constraintText={rule} description={description} errorText={error} stretch>
        {children}
      </FormField>
    </div>
  );
}

interface TextFieldProps<Values> extends Omit<FieldProps<Values>, "children" | "name"> {
  name: TextNames<Values>;
  /**
   * What a browser may fill in:
   * https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
   */
  autoComplete?: string;
  type?: InputProps.Type;
  inputMode?: InputProps.InputMode;
  autoFocus?: boolean;
  disabled?: boolean;
  placeholder?: string;
}

export function TextField<Values>(props: TextFieldProps<Values>) {
  const { form, name, type = "text", autoComplete = "off" } = props;
  return (
    <Field {...props}>
      <Input
        name={name}
        type={type}
        value={form.values[name] as string}
        onChange={({ detail }) => form.set(name, detail.value as Values[typeof name])}
        autoComplete={autoComplete}
        inputMode={props.inputMode}
        autoFocus={props.autoFocus}
        disabled={props.disabled}
        placeholder={props.placeholder}
        spellcheck={false}
        ariaRequired
      />
    </Field>
  );
}

/** Six digits from a mail, a text message or an authenticator app. */
export function CodeField<Values>(
  props: Omit<TextFieldProps<Values>, "inputMode" | "autoComplete" | "type">,
) {
  return <TextField {...props} inputMode="numeric" autoComplete="one-time-code" />;
}

interface CheckFieldProps<Values> {
  form: Form<Values>;
  name: { [Name in keyof Values]: Values[Name] extends boolean ? Name : never }[keyof Values] & string;
  children: ReactNode;
}

export function CheckField<Values>({ form, name, children }: CheckFieldProps<Values>) {
  return (
    <Field form={form} name={name} label={undefined}>
      <Checkbox
        checked={form.values[name] as boolean}
        onChange={({ detail }) => form.set(name, detail.checked as Values[typeof name])}
      >
        {children}
      </Checkbox>
    </Field>
  );
}
