import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { Field, TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { needed } from "../../../shared/form/rules";
import { type Form, useForm } from "../../../shared/form/useForm";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLoad } from "../../../shared/useLoad";
import { type KnownEntity, readEntitiesOf } from "../principals/allEntities";
import { KINDS } from "../principals/entities";
import { ABOVE } from "../reads";
import { type Decided, withStatements } from "./deciding";
import { DecisionsTable } from "./DecisionsTable";
import { LinesField } from "./LinesField";
import { actionsFault, contextFault, type Question, simulate } from "./simulate";

const START: Question = { source: "", actions: "", resource: "*", context: "" };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html */
export default function SimulatorPage() {
  const entities = useLoad(() => readEntitiesOf(["user", "group", "role"]));
  const [results, setResults] = useState<{ resource: string; results: Decided[] }>();
  const form = useForm(START, {
    source: needed("A user, group or role"),
    actions: actionsFault,
    resource: needed("A resource"),
    context: contextFault,
  });
  const ask = async (question: Question) => {
    setResults(undefined);
    const of = entities.data!.find(({ arn }) => arn === question.source)!;
    setResults({
      resource: question.resource,
      results: await withStatements(of, await simulate(question)),
    });
  };
  return (
    <PageFrame
      title="Policy simulator"
      description="Asks what the policies of a user, group or role allow, without doing it."
      above={ABOVE}
      loading={entities}
    >
      <FormCard title="The question" submitText="Simulate" form={form} onSubmit={() => void form.submit(ask)}>
        <SourceField form={form} entities={entities.data ?? []} />
        <LinesField
          form={form}
          name="actions"
          label="Actions"
          rule="One on each line, as in iam:CreateUser."
          rows={4}
        />
        <TextField form={form} name="resource" label="Resource" rule="An ARN, or * for any." />
        <LinesField
          form={form}
          name="context"
          label="Context (optional)"
          rule="What conditions may ask for: one on each line, as in aws:MultiFactorAuthPresent=true."
          rows={2}
        />
      </FormCard>
      <div role="status">{results !== undefined && <DecisionsTable {...results} />}</div>
    </PageFrame>
  );
}

function SourceField({ form, entities }: { form: Form<Question>; entities: KnownEntity[] }) {
  const options = entities.map(({ kind, name, arn }) => ({
    value: arn,
    label: name,
    description: KINDS[kind],
  }));
  return (
    <Field form={form} name="source" label="User, group or role">
      <Select
        selectedOption={options.find((option) => option.value === form.values.source) ?? null}
        options={options}
        placeholder="Choose one"
        empty="There is none."
        noMatch="Nothing has these words."
        filteringType="auto"
        filteringAriaLabel="Find a user, group or role"
        virtualScroll
        expandToViewport
        onChange={({ detail }) => form.set("source", detail.selectedOption.value ?? "")}
      />
    </Field>
  );
}
