import Box from "@cloudscape-design/components/box";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useEffect } from "react";
import {
  ContactFields,
  contactInformation,
  contactRules,
  contactValues,
} from "../../shared/contact/ContactFields";
import { CheckField, Field } from "../../shared/form/fields";
import { useForm } from "../../shared/form/useForm";
import { type AccountType, putSignUpContact } from "../../shared/portal/signUp";
import { Agreement } from "../../shared/contact/Agreement";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function ContactStep() {
  const signUp = useSignUp();
  const { goOn, drafts } = useWizard();
  const kept = {
    accountType: (signUp.accountType ?? "BUSINESS") as string,
    agreementAccepted: signUp.contactInformation !== undefined,
    ...contactValues(signUp.contactInformation),
  };
  const form = useForm((drafts.get("contact") as typeof kept | undefined) ?? kept, {
    ...contactRules,
    companyName: (value, all) =>
      all.accountType === "BUSINESS" && value.trim() === ""
        ? "A business account needs the organization's name."
        : contactRules.companyName!(value, all),
    agreementAccepted: (value) => (value ? undefined : "The agreement must be read and accepted."),
  });
  useEffect(() => {
    drafts.set("contact", form.values);
  }, [form.values]);

  const business = form.values.accountType === "BUSINESS";
  const save = async (values: typeof kept) => {
    const { accountType, agreementAccepted, ...contact } = values;
    const given = business ? contact : { ...contact, companyName: "" };
    const output = await putSignUpContact({
      accountType: accountType as AccountType,
      contactInformation: contactInformation(given),
      agreementAccepted,
    });
    drafts.set("contact", undefined);
    goOn(output, "/signup/payment");
  };
  return (
    <StepForm
      title="Contact information"
      description="Whom AWS turns to for this account."
      submitText="Agree and continue"
      back="/signup/plan"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(save)}
    >
      <Field
        form={form}
        name="accountType"
        label="How do you plan to use AWS?"
        rule="Both have the same features."
      >
        <RadioGroup
          value={form.values.accountType}
          onChange={({ detail }) => form.set("accountType", detail.value)}
          items={[
            { value: "BUSINESS", label: "Business", description: "For your work, school or organization." },
            { value: "PERSONAL", label: "Personal", description: "For projects of your own." },
          ]}
        />
      </Field>
      <ContactFields form={form} withCompany={business} withWebsite={business} />
      <Box variant="h2">Customer agreement</Box>
      <Agreement />
      <CheckField form={form} name="agreementAccepted">
        I have read the agreement and accept it
      </CheckField>
    </StepForm>
  );
}
