import Input from "@cloudscape-design/components/input";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Toggle from "@cloudscape-design/components/toggle";
import { useState, type ReactNode } from "react";
import { Field } from "./fields";
import type { PasswordCheck } from "./rules";
import type { Form } from "./useForm";

interface PasswordFieldProps<Values> {
  form: Form<Values>;
  name: { [Name in keyof Values]: Values[Name] extends string ? Name : never }[keyof Values] & string;
  label: string;
  autoComplete: "new-password" | "current-password";
  rule?: ReactNode;
  autoFocus?: boolean;
}

/** Hidden until its owner wants to see it. */
export function PasswordField<Values>({
  form,
  name,
  label,
  autoComplete,
  rule,
  autoFocus,
}: PasswordFieldProps<Values>) {
  const [shown, setShown] = useState(false);
  return (
    <div className="gw-password">
      <Field form={form} name={name} label={label} rule={rule}>
        <Input
          name={name}
          type={shown ? "text" : "password"}
          value={form.values[name] as string}
          onChange={({ detail }) => form.set(name, detail.value as Values[typeof name])}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          spellcheck={false}
          ariaRequired
        />
      </Field>
      <Toggle checked={shown} onChange={({ detail }) => setShown(detail.checked)}>
        Show {label.toLowerCase()}
      </Toggle>
    </div>
  );
}

/** The rules of a password, each marked once it is kept. */
export function PasswordChecks({ checks }: { checks: PasswordCheck[] }) {
  return (
    <ul className="gw-checks" aria-label="Rules for the password">
      {checks.map((check) => (
        <li key={check.text}>
          <StatusIndicator
            type={check.met ? "success" : "pending"}
            iconAriaLabel={check.met ? "kept" : "not kept yet"}
          >
            {check.text}
          </StatusIndicator>
        </li>
      ))}
    </ul>
  );
}
