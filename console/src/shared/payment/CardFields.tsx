import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { all, atMost, matches, needed } from "../form/rules";
import { Field, TextField } from "../form/fields";
import { type Form, type Rules, useForm } from "../form/useForm";
import type { Card, TestCard } from "../portal/signUp";
import { listTestCards } from "../portal/signUp";
import { useLoad } from "../useLoad";

export interface CardValues {
  cardNumber: string;
  expiryMonth: string;
  expiryYear: string;
  securityCode: string;
  holderName: string;
}

const BRANDS: Record<string, string> = {
  VISA: "Visa",
  MASTERCARD: "Mastercard",
  AMERICAN_EXPRESS: "American Express",
  DISCOVER: "Discover",
  JCB: "JCB",
  DINERS_CLUB: "Diners Club",
};
export const brandName = (brand: string): string => BRANDS[brand] ?? brand;

const YEARS_AHEAD = 15;
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

const rules: Rules<CardValues> = {
  cardNumber: all(needed("A card number"), matches(/^\d[\d -]{10,21}\d$/, "12 to 19 digits.")),
  expiryMonth: needed("The month"),
  expiryYear: needed("The year"),
  securityCode: all(
    needed("The security code"),
    matches(/^\d{3,4}$/, "Three digits; four of American Express."),
  ),
  holderName: all(needed("The holder's name"), atMost(50)),
};

export function useCardForm(holderName = ""): Form<CardValues> {
  return useForm({ cardNumber: "", expiryMonth: "", expiryYear: "", securityCode: "", holderName }, rules);
}

export function cardOf(values: CardValues): Card {
  return {
    cardNumber: values.cardNumber.trim(),
    expiryMonth: Number(values.expiryMonth),
    expiryYear: Number(values.expiryYear),
    securityCode: values.securityCode,
    holderName: values.holderName.trim(),
  };
}

export function CardFields({ form }: { form: Form<CardValues> }) {
  const years = Array.from({ length: YEARS_AHEAD }, (_, index) => String(new Date().getFullYear() + index));
  return (
    <SpaceBetween size="l">
      <TestCards choose={(card) => form.set("cardNumber", card.number)} />
      <TextField
        form={form}
        name="cardNumber"
        label="Card number"
        rule="A test card's. Any other number is refused, and not kept."
        autoComplete="cc-number"
        inputMode="numeric"
      />
      <ColumnLayout columns={3}>
        <ChoiceField form={form} name="expiryMonth" label="Valid until, month" options={MONTHS} />
        <ChoiceField form={form} name="expiryYear" label="Valid until, year" options={years} />
        <TextField
          form={form}
          name="securityCode"
          label="Security code"
          rule="Any three digits; four of American Express."
          autoComplete="cc-csc"
          inputMode="numeric"
        />
      </ColumnLayout>
      <TextField
        form={form}
        name="holderName"
        label="Cardholder's name"
        rule="At most 50 characters."
        autoComplete="cc-name"
      />
    </SpaceBetween>
  );
}

interface ChoiceFieldProps {
  form: Form<CardValues>;
  name: "expiryMonth" | "expiryYear";
  label: string;
  options: string[];
}

function ChoiceField({ form, name, label, options }: ChoiceFieldProps) {
  const value = form.values[name];
  return (
    <Field form={form} name={name} label={label}>
      <Select
        selectedOption={value === "" ? null : { value, label: value }}
        onChange={({ detail }) => form.set(name, detail.selectedOption.value ?? "")}
        options={options.map((option) => ({ value: option, label: option }))}
        placeholder="Choose"
        ariaRequired
      />
    </Field>
  );
}

/** No card is charged here: these numbers are those that the makers of cards give for tests. */
function TestCards({ choose }: { choose: (card: TestCard) => void }) {
  const cards = useLoad(listTestCards);
  return (
    <ExpandableSection headerText="Test cards" defaultExpanded variant="container">
      <ul className="gw-cards">
        {(cards.data ?? []).map((card) => (
          <li key={card.number}>
            <span>
              {brandName(card.brand)} <span className="gw-mono">{card.number}</span>
            </span>
            <Button
              variant="inline-link"
              formAction="none"
              ariaLabel={`Use ${brandName(card.brand)} ${card.number}`}
              onClick={() => choose(card)}
            >
              Use
            </Button>
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
