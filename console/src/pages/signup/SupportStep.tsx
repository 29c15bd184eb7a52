import RadioGroup from "@cloudscape-design/components/radio-group";
import { Field } from "../../shared/form/fields";
import { useForm } from "../../shared/form/useForm";
import { chooseSupportPlan, listSupportPlans } from "../../shared/portal/signUp";
import { planItems } from "../../shared/payment/supportPlans";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useLoad } from "../../shared/useLoad";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function SupportStep() {
  const signUp = useSignUp();
  const { goOn } = useWizard();
  const plans = useLoad(listSupportPlans);
  const form = useForm({ supportPlan: signUp.supportPlan ?? "BASIC" });
  const complete = async ({ supportPlan }: { supportPlan: string }) =>
    goOn(await chooseSupportPlan(supportPlan), "/signup/done");
  return (
    <StepForm
      title="Select a support plan"
      description="It can be changed later in the account's settings."
      submitText="Complete sign up"
      back="/signup/phone"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(complete)}
    >
      <ErrorBox error={plans.error} retry={() => void plans.reload()} />
      <Field form={form} name="supportPlan" label="Support plan">
        <RadioGroup
          value={form.values.supportPlan}
          onChange={({ detail }) => form.set("supportPlan", detail.value)}
          items={planItems(plans.data ?? [])}
        />
      </Field>
    </StepForm>
  );
}
