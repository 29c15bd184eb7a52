import { useEffect, useRef, useState } from "react";
import { PortalError } from "../portal/client";
import { noticeSessionEnd } from "../session";

/** Why a value cannot be taken, in words for its field; undefined where it can. */
export type Rule<Values, Value> = (value: Value, all: Values) => string | undefined;
export type Rules<Values> = { [Name in keyof Values]?: Rule<Values, Values[Name]> };

export interface Form<Values> {
  values: Values;
  errors: Partial<Record<keyof Values, string>>;
  /** What was refused and belongs to no field. */
  error?: unknown;
  busy: boolean;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** Says at a field what somebody else found wrong with it: a code that was refused. */
  blame: (name: keyof Values, message: string) => void;
  /** Begins again with these values and no errors. */
  reset: (values: Values) => void;
  /** Checks every rule and, where all hold, does it. Answers whether it was done. */
  submit: (act: (values: Values) => Promise<unknown>) => Promise<boolean>;
}

interface State<Values> {
  values: Values;
  errors: Partial<Record<keyof Values, string>>;
  error?: unknown;
  busy: boolean;
}

/**
 * The values of a form with the rule of each. A field that was refused is checked again as it is typed in;
 * where a form is sent with mistakes, the first field that has one gets the focus, so that a screen reader
 * says which.
 */
export function useForm<Values extends object>(initial: Values, rules: Rules<Values> = {}): Form<Values> {
  const [state, setState] = useState<State<Values>>({ values: initial, errors: {}, busy: false });
  const [refusals, setRefusals] = useState(0);
  const latest = useRef(state);
  latest.current = state;

  useEffect(() => {
    if (refusals > 0) focusFirstMistake();
  }, [refusals]);

  const refuse = (errors: State<Values>["errors"], error?: unknown) => {
    setState((now) => ({ ...now, errors, error, busy: false }));
    setRefusals((count) => count + 1);
  };

  return {
    ...state,
    set(name, value) {
      setState((now) => {
        const values = { ...now.values, [name]: value };
        const errors = { ...now.errors };
        if (errors[name] !== undefined) errors[name] = rules[name]?.(value, values);
        return { ...now, values, errors };
      });
    },
    blame: (name, message) => refuse({ [name]: message } as State<Values>["errors"]),
    reset: (values) => setState({ values, errors: {}, busy: false }),
    async submit(act) {
      if (latest.current.busy) return false;
      const { values } = latest.current;
      const errors = mistakesIn(values, rules);
      if (Object.keys(errors).length > 0) {
        refuse(errors);
        return false;
      }
      setState((now) => ({ ...now, errors: {}, error: undefined, busy: true }));
      try {
        await act(values);
        setState((now) => ({ ...now, busy: false }));
        return true;
      } catch (error) {
        noticeSessionEnd(error);
        const faults = faultsOf(error, values);
        refuse(faults, Object.keys(faults).length > 0 ? undefined : error);
        return false;
      }
    },
  };
}

function mistakesIn<Values extends object>(values: Values, rules: Rules<Values>) {
  const errors: Partial<Record<keyof Values, string>> = {};
  for (const name of Object.keys(rules) as (keyof Values)[]) {
    const message = rules[name]?.(values[name], values);
    if (message !== undefined) errors[name] = message;
  }
  return errors;
}

/** What the plane said of single fields; `contactInformation.city` is the field `city`. */
function faultsOf<Values extends object>(error: unknown, values: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  const fields =
    error instanceof PortalError
      ? error.fields
      : ((error as { fieldList?: { name: string; message: string }[] }).fieldList ?? []);
  for (const fault of fields) {
    const name = fault.name.split(".").pop() as keyof Values;
    if (name in values) errors[name] = fault.message;
  }
  return errors;
}

function focusFirstMistake(): void {
  document.querySelector<HTMLElement>("[data-mistake] :is(input, textarea, button, [tabindex])")?.focus();
}
