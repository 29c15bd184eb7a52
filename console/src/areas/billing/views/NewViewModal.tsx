import Textarea from "@cloudscape-design/components/textarea";
import { Field, TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, atMost, matches, needed } from "../../../shared/form/rules";
import { type Rules, useForm } from "../../../shared/form/useForm";
import { createView } from "./views";

interface Values {
  name: string;
  description: string;
  /** An id a line. */
  accounts: string;
}

interface NewViewModalProps {
  /** The ARN of the view that it is a part of. */
  source: string;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_CreateBillingView.html */
const rules: Rules<Values> = {
  name: all(
    needed("A name"),
    atMost(128),
    matches(/^[ a-zA-Z0-9_+=.@-]+$/, "Letters, digits, spaces and the signs _ + = . - @."),
  ),
  description: all(
    atMost(1024),
    matches(/^[ a-zA-Z0-9_+=.@-]+$/, "Letters, digits, spaces and the signs _ + = . - @."),
  ),
  accounts: (value) => {
    const wrong = accountsIn(value).find((id) => !/^\d{12}$/.test(id));
    return wrong === undefined ? undefined : `${wrong} is no account ID: it has 12 digits.`;
  },
};

const accountsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((id) => id !== "");

export default function NewViewModal({ source, changed, dismiss }: NewViewModalProps) {
  const form = useForm<Values>({ name: "", description: "", accounts: "" }, rules);
  const make = async (values: Values) => {
    const { name, description } = values;
    await createView(source, { name, description, accounts: accountsIn(values.accounts) });
    await changed(`The billing view ${name} is made.`);
  };
  return (
    <FormModal
      title="Make a billing view"
      submitText="Make the view"
      form={form}
      onSubmit={() => form.submit(make)}
      onDismiss={dismiss}
    >
      <TextField form={form} name="name" label="Name" rule="1 to 128 characters." />
      <TextField
        form={form}
        name="description"
        label="Description"
        rule="At most 1,024 characters. May be left empty."
      />
      <Field
        form={form}
        name="accounts"
        label="Accounts"
        rule="IDs of 12 digits, one on each line. Where there is none, it shows all accounts."
      >
        <Textarea
          name="accounts"
          rows={3}
          value={form.values.accounts}
          onChange={({ detail }) => form.set("accounts", detail.value)}
          autoComplete="off"
          spellcheck={false}
        />
      </Field>
    </FormModal>
  );
}
