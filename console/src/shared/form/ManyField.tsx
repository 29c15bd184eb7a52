import Multiselect, { type MultiselectProps } from "@cloudscape-design/components/multiselect";
import type { ReactNode } from "react";
import { ErrorBox } from "../ui/ErrorBox";
import type { Loaded } from "../useLoad";
import { Field } from "./fields";
import type { Form } from "./useForm";

interface ManyFieldProps<Values> {
  form: Form<Values>;
  name: { [Name in keyof Values]: Values[Name] extends string[] ? Name : never }[keyof Values] & string;
  label: string;
  /** What there is several of: "policies". */
  things: string;
  rule?: ReactNode;
  options: Loaded<MultiselectProps.Option[]>;
}

/** Chooses several of many, which are found by typing. */
export function ManyField<Values>({ form, name, label, things, rule, options }: ManyFieldProps<Values>) {
  const all = options.data ?? [];
  const chosen = form.values[name] as string[];
  return (
    <>
      <ErrorBox error={options.error} retry={() => void options.reload()} />
      <Field form={form} name={name} label={label} rule={rule}>
        <Multiselect
          selectedOptions={all.filter((option) => chosen.includes(option.value ?? ""))}
          options={all}
          statusType={options.busy && options.data === undefined ? "loading" : "finished"}
          loadingText="Reading"
          placeholder={`Choose ${things}`}
          empty="There is none."
          noMatch="Nothing has these words."
          filteringType="auto"
          filteringAriaLabel={`Find among ${things}`}
          virtualScroll
          expandToViewport
          onChange={({ detail }) =>
            form.set(name, detail.selectedOptions.map((option) => option.value) as Values[typeof name])
          }
        />
      </Field>
    </>
  );
}
