import type { BreadcrumbGroupProps } from "@cloudscape-design/components/breadcrumb-group";
import { useState } from "react";
import { FormCard } from "../../shared/form/FormCard";
import { useForm } from "../../shared/form/useForm";
import { PlanField } from "../../shared/payment/PlanField";
import { changeSupportPlan } from "../../shared/portal/session";
import { listSupportPlans } from "../../shared/portal/signUp";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";

export default function PlanPage({ above = ABOVE }: { above?: BreadcrumbGroupProps.Item[] }) {
  const session = useSession();
  const plans = useLoad(listSupportPlans);
  const [notice, setNotice] = useState<string>();
  const form = useForm({ supportPlan: session.supportPlan });
  const present = plans.data?.find((plan) => plan.supportPlan === session.supportPlan);
  const save = async ({ supportPlan }: { supportPlan: string }) => {
    setNotice(undefined);
    await changeSupportPlan(supportPlan);
    await session.reload();
    setNotice("The plan holds from now on.");
  };
  return (
    <PageFrame
      title="Support plan"
      description={`Which help AWS gives this account. Now: ${present?.name ?? session.supportPlan}.`}
      above={above}
      loading={plans}
      notice={notice}
    >
      <FormCard
        title="Choose a plan"
        description="A plan is paid for at least a month; a lower one can be chosen once that is over."
        submitText="Change plan"
        form={form}
        onSubmit={() => void form.submit(save)}
      >
        <PlanField form={form} plans={plans.data ?? []} />
      </FormCard>
    </PageFrame>
  );
}
