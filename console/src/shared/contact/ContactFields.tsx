import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { all, atMost, matches, needed, phoneNumber } from "../form/rules";
import { Field, TextField } from "../form/fields";
import type { Form, Rules } from "../form/useForm";
import type { ContactInformation } from "../portal/signUp";
import { countries, needsState } from "./countries";

/** As typed: an empty text is a value that was not given. */
export interface ContactValues {
  fullName: string;
  companyName: string;
  phoneNumber: string;
  countryCode: string;
  addressLine1: string;
  addressLine2: string;
  addressLine3: string;
  city: string;
  stateOrRegion: string;
  districtOrCounty: string;
  postalCode: string;
  websiteUrl: string;
}

export function contactValues(contact: Partial<ContactInformation> = {}): ContactValues {
  const empty: ContactValues = {
    fullName: "",
    companyName: "",
    phoneNumber: "",
    countryCode: "",
    addressLine1: "",
    addressLine2: "",
    addressLine3: "",
    city: "",
    stateOrRegion: "",
    districtOrCounty: "",
    postalCode: "",
    websiteUrl: "",
  };
  return { ...empty, ...contact };
}

/** As the API takes it: what was not given is absent. */
export function contactInformation(values: ContactValues): ContactInformation {
  const { fullName, phoneNumber, countryCode, addressLine1, city, postalCode, ...optional } = values;
  const given = Object.entries(optional)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== "");
  return {
    fullName: fullName.trim(),
    phoneNumber: phoneNumber.trim(),
    countryCode,
    addressLine1: addressLine1.trim(),
    city: city.trim(),
    postalCode: postalCode.trim(),
    ...Object.fromEntries(given),
  };
}

/** https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html */
export const contactRules: Rules<ContactValues> = {
  fullName: all(needed("A full name"), atMost(50)),
  companyName: atMost(50),
  phoneNumber,
  countryCode: needed("A country"),
  addressLine1: all(needed("An address"), atMost(60)),
  addressLine2: atMost(60),
  addressLine3: atMost(60),
  city: all(needed("A city"), atMost(50)),
  stateOrRegion: (value, values) =>
    needsState(values.countryCode) && value.trim() === ""
      ? "In this country the state, province or region is needed."
      : atMost(50)(value),
  districtOrCounty: atMost(50),
  postalCode: all(needed("A postal code"), atMost(20)),
  websiteUrl: all(atMost(256), matches(/^\S+$/, "An address of a web site has no spaces.")),
};

interface ContactFieldsProps<Values extends ContactValues> {
  form: Form<Values>;
  withCompany: boolean;
  withWebsite?: boolean;
}

export function ContactFields<Values extends ContactValues>(props: ContactFieldsProps<Values>) {
  // The fields are those of ContactValues, whatever else the form has.
  const form = props.form as unknown as Form<ContactValues>;
  const stateRule = needsState(form.values.countryCode)
    ? "Needed in this country."
    : "Where the country has such.";
  return (
    <SpaceBetween size="l">
      <TextField
        form={form}
        name="fullName"
        label="Full name"
        rule="At most 50 characters."
        autoComplete="name"
      />
      {props.withCompany && (
        <TextField
          form={form}
          name="companyName"
          label="Organization name"
          rule="At most 50 characters."
          autoComplete="organization"
        />
      )}
      <TextField
        form={form}
        name="phoneNumber"
        label="Phone number"
        rule="With + and the country code. At most 20 characters."
        autoComplete="tel"
        type="text"
        inputMode="tel"
      />
      <CountryField form={form} />
      <TextField
        form={form}
        name="addressLine1"
        label="Address"
        rule="Street and number. At most 60 characters."
        autoComplete="address-line1"
      />
      <TextField
        form={form}
        name="addressLine2"
        label="Address, second line (optional)"
        autoComplete="address-line2"
      />
      <TextField
        form={form}
        name="addressLine3"
        label="Address, third line (optional)"
        autoComplete="address-line3"
      />
      <TextField form={form} name="city" label="City" autoComplete="address-level2" />
      <TextField
        form={form}
        name="stateOrRegion"
        label="State, province or region"
        rule={stateRule}
        autoComplete="address-level1"
      />
      <TextField form={form} name="districtOrCounty" label="District or county (optional)" />
      <TextField form={form} name="postalCode" label="Postal code" autoComplete="postal-code" />
      {props.withWebsite && (
        <TextField form={form} name="websiteUrl" label="Web site (optional)" autoComplete="url" />
      )}
    </SpaceBetween>
  );
}

function CountryField({ form }: { form: Form<ContactValues> }) {
  const selected = countries.find((country) => country.value === form.values.countryCode) ?? null;
  return (
    <Field form={form} name="countryCode" label="Country or territory">
      <Select
        selectedOption={selected}
        onChange={({ detail }) => form.set("countryCode", detail.selectedOption.value ?? "")}
        options={countries}
        filteringType="auto"
        filteringAriaLabel="Find a country"
        placeholder="Choose a country"
        virtualScroll
        ariaRequired
      />
    </Field>
  );
}
