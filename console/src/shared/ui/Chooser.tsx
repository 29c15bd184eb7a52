import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import FormField from "@cloudscape-design/components/form-field";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  description?: string;
}

interface ChooserProps<Value extends string> {
  label: string;
  choices: Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

/** Chooses what a page shows. A menu, which every page has loaded already: a Select would come on top. */
export function Chooser<Value extends string>({ label, choices, value, onChange }: ChooserProps<Value>) {
  const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <FormField label={label}>
      <ButtonDropdown
        ariaLabel={`${label}: ${chosen}`}
        items={choices.map(({ value: id, label: text, description }) => ({
          id,
          text,
          secondaryText: description,
          itemType: "checkbox",
          checked: id === value,
        }))}
        onItemClick={({ detail }) => onChange(detail.id as Value)}
      >
        {chosen}
      </ButtonDropdown>
    </FormField>
  );
}
