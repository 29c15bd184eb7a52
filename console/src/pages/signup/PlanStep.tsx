import Tiles from "@cloudscape-design/components/tiles";
import { Field } from "../../shared/form/fields";
import { useForm } from "../../shared/form/useForm";
import { type AccountPlan, chooseAccountPlan } from "../../shared/portal/signUp";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function PlanStep() {
  const signUp = useSignUp();
  const { goOn } = useWizard();
  const form = useForm<{ accountPlan: string }>(
    { accountPlan: signUp.accountPlan ?? "" },
    { accountPlan: (value) => (value === "" ? "Choose a plan." : undefined) },
  );
  const save = async ({ accountPlan }: { accountPlan: string }) =>
    goOn(await chooseAccountPlan(accountPlan as AccountPlan), "/signup/contact");
  return (
    <StepForm
      title="Choose your account plan"
      submitText="Continue"
      back="/signup/password"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(save)}
    >
      <Field form={form} name="accountPlan" label="Account plan">
        <Tiles
          ariaRequired
          value={form.values.accountPlan || null}
          onChange={({ detail }) => form.set("accountPlan", detail.value)}
          items={[
            {
              value: "PAID",
              label: "Paid",
              description:
                "All services; you pay for what you use. The plan for the account of an organization.",
            },
            {
              value: "FREE",
              label: "Free",
              description: "Six months, with credits and fewer services. Founding an organization ends it.",
            },
          ]}
        />
      </Field>
    </StepForm>
  );
}
