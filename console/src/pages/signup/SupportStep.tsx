import { useForm } from "../../shared/form/useForm";
import { chooseSupportPlan, listSupportPlans } from "../../shared/portal/signUp";
import { PlanField } from "../../shared/payment/PlanField";
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
      <PlanField form={form} plans={plans.data ?? []} />
    </StepForm>
  );
}
