import RadioGroup from "@cloudscape-design/components/radio-group";
import { Field, TextField } from "../form/fields";
import { phoneNumber } from "../form/rules";
import { type Form, useForm } from "../form/useForm";
import type { PhoneChannel } from "../portal/signUp";

export interface PhoneValues {
  phoneNumber: string;
  channel: string;
}

/** Where a code shall go, and how. */
export function usePhoneForm(number = ""): Form<PhoneValues> {
  return useForm<PhoneValues>({ phoneNumber: number, channel: "SMS" }, { phoneNumber });
}

/** As the portal takes it. */
export function phoneOf(values: PhoneValues): { phoneNumber: string; channel: PhoneChannel } {
  return { phoneNumber: values.phoneNumber.trim(), channel: values.channel as PhoneChannel };
}

export function PhoneFields({ form }: { form: Form<PhoneValues> }) {
  return (
    <>
      <Field form={form} name="channel" label="How should the code come?">
        <RadioGroup
          value={form.values.channel}
          onChange={({ detail }) => form.set("channel", detail.value)}
          items={[
            { value: "SMS", label: "Text message (SMS)" },
            { value: "VOICE", label: "Voice call" },
          ]}
        />
      </Field>
      <TextField
        form={form}
        name="phoneNumber"
        label="Phone number"
        rule="With + and the country code. At most 20 characters."
        autoComplete="tel"
        inputMode="tel"
      />
    </>
  );
}
