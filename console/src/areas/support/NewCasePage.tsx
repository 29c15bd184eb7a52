import {
  CreateCaseCommand,
  DescribeSupportedLanguagesCommand,
  type Service,
  type SeverityLevel,
  SupportClient,
} from "@aws-sdk/client-support";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import { useNavigate } from "react-router-dom";
import { clientOf } from "../../shared/aws/clients";
import { Field, TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { all, atMost, needed } from "../../shared/form/rules";
import { type Form, type Rules, useForm } from "../../shared/form/useForm";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";
import { uploaded } from "./attachments";
import { readChoices } from "./cases";
import { MessageFields, messageRules, type MessageValues, NO_MESSAGE } from "./MessageFields";
import { SupportFrame } from "./SupportFrame";

interface Values extends MessageValues {
  issueType: string;
  serviceCode: string;
  categoryCode: string;
  severityCode: string;
  language: string;
  subject: string;
  copies: string;
}

const BLANK: Values = {
  issueType: "customer-service",
  serviceCode: "",
  categoryCode: "",
  severityCode: "low",
  language: "en",
  subject: "",
  copies: "",
  ...NO_MESSAGE,
};

/** https://docs.aws.amazon.com/awssupport/latest/APIReference/API_CreateCase.html */
const COPIES_MAX = 10;

const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== "");

const rules: Rules<Values> = {
  serviceCode: needed("A service"),
  categoryCode: needed("A category"),
  subject: all(needed("A subject"), atMost(180)),
  copies: (value) =>
    addressesOf(value).length > COPIES_MAX ? `At most ${COPIES_MAX} addresses.` : undefined,
  ...messageRules,
};

export default function NewCasePage() {
  const choices = useLoad(readChoices);
  return (
    <SupportFrame title="Create a case" above={ABOVE} loading={choices}>
      {choices.data && <CaseForm {...choices.data} />}
    </SupportFrame>
  );
}

function CaseForm({ services, severities }: { services: Service[]; severities: SeverityLevel[] }) {
  const navigate = useNavigate();
  const form = useForm<Values>(BLANK, rules);
  const { values } = form;
  const service = services.find((one) => one.code === values.serviceCode);
  const languages = useLanguages(values);
  const create = async (all: Values) => {
    const { subject, body, files, copies, ...about } = all;
    await clientOf(SupportClient).send(
      new CreateCaseCommand({
        ...about,
        subject: subject.trim(),
        communicationBody: body,
        ccEmailAddresses: addressesOf(copies),
        attachmentSetId: await uploaded(files),
      }),
    );
    navigate("/console/support");
  };
  return (
    <FormCard
      title="Case"
      submitText="Create the case"
      form={form}
      onSubmit={() => void form.submit(create)}
      onCancel={() => navigate("/console/support")}
    >
      <Field form={form} name="issueType" label="What kind of help">
        <RadioGroup
          value={values.issueType}
          onChange={({ detail }) => form.set("issueType", detail.value)}
          items={[
            { value: "customer-service", label: "Account and billing" },
            { value: "technical", label: "Technical" },
          ]}
        />
      </Field>
      <Choice
        form={form}
        name="serviceCode"
        label="Service"
        options={services.map(({ code = "", name = "" }) => ({ value: code, label: name }))}
        chosen={() => form.set("categoryCode", "")}
      />
      <Choice
        form={form}
        name="categoryCode"
        label="Category"
        options={(service?.categories ?? []).map(({ code = "", name = "" }) => ({
          value: code,
          label: name,
        }))}
      />
      <Choice
        form={form}
        name="severityCode"
        label="Severity"
        options={severities.map(({ code = "", name = "" }) => ({ value: code, label: name }))}
      />
      <Choice form={form} name="language" label="Language" options={languages} />
      <TextField form={form} name="subject" label="Subject" rule="At most 180 characters." />
      <MessageFields form={form as unknown as Form<MessageValues>} label="Description" />
      <TextField
        form={form}
        name="copies"
        label="Copies to"
        rule="At most ten e-mail addresses, with commas between them. May be left empty."
      />
    </FormCard>
  );
}

interface ChoiceOption {
  value: string;
  label: string;
}

/** In which languages AWS answers depends on what a case is about. */
function useLanguages({ issueType, serviceCode, categoryCode }: Values): ChoiceOption[] {
  const languages = useLoad(async () => {
    if (serviceCode === "" || categoryCode === "") return [];
    const command = new DescribeSupportedLanguagesCommand({ issueType, serviceCode, categoryCode });
    return (await clientOf(SupportClient).send(command)).supportedLanguages ?? [];
  }, [issueType, serviceCode, categoryCode]);
  const found = (languages.data ?? []).map(({ code = "", language = code }) => ({
    value: code,
    label: language.charAt(0) + language.slice(1).toLowerCase(),
  }));
  return found.length > 0 ? found : [{ value: "en", label: "English" }];
}

interface ChoiceProps {
  form: Form<Values>;
  name: "serviceCode" | "categoryCode" | "severityCode" | "language";
  label: string;
  options: ChoiceOption[];
  chosen?: () => void;
}

function Choice({ form, name, label, options, chosen }: ChoiceProps) {
  return (
    <Field form={form} name={name} label={label}>
      <Select
        selectedOption={options.find((option) => option.value === form.values[name]) ?? null}
        onChange={({ detail }) => {
          form.set(name, detail.selectedOption.value ?? "");
          chosen?.();
        }}
        options={options}
        placeholder="Choose one"
        empty="Choose a service first."
      />
    </Field>
  );
}
