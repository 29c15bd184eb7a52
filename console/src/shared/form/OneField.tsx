import Select, { type SelectProps } from "@cloudscape-design/components/select";
import type { ReactNode } from "react";
import { ErrorBox } from "../ui/ErrorBox";
import type { Loaded } from "../useLoad";
import { Field } from "./fields";
import type { Form } from "./useForm";

export interface OneFieldProps<Values> {
  form: Form<Values>;
  name: { [Name in keyof Values]: Values[Name] extends string ? Name : never }[keyof Values] & string;
  label: string;
  /** What is chosen: "a policy". */
  thing: string;
  rule?: ReactNode;
  empty?: string;
  options: Loaded<SelectProps.Option[]>;
}

/** Chooses one of many, which is found by typing. */
export function OneField<Values>(props: OneFieldProps<Values>) {
  const { form, name, label, thing, rule, empty = "There is none.", options } = props;
  const all = options.data ?? [];
  return (
    <>
      <ErrorBox error={options.error} retry={() => void options.reload()} />
      <Field form={form} name={name} label={label} rule={rule}>
        <Select
          selectedOption={all.find((option) => option.value === form.values[name]) ?? null}
          options={all}
          statusType={options.busy && options.data === undefined ? "loading" : "finished"}
          loadingText="Reading"
          placeholder={`Choose ${thing}`}
          empty={empty}
          noMatch="Nothing has these words."
          filteringType="auto"
          filteringAriaLabel={`Find ${thing}`}
          virtualScroll
          expandToViewport
          onChange={({ detail }) =>
            form.set(name, (detail.selectedOption.value ?? "") as Values[typeof name])
          }
        />
      </Field>
    </>
  );
}
