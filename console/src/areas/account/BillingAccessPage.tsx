import Alert from "@cloudscape-design/components/alert";
import RadioGroup from "@cloudscape-design/components/radio-group";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { Field } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { useForm } from "../../shared/form/useForm";
import { setIamBillingAccess } from "../../shared/portal/session";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { ABOVE } from "./above";

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html */
export default function BillingAccessPage() {
  const session = useSession();
  const [notice, setNotice] = useState<string>();
  const form = useForm({ allowed: session.iamBillingAccess ? "yes" : "no" });
  const save = async ({ allowed }: { allowed: string }) => {
    setNotice(undefined);
    const answer = await setIamBillingAccess(allowed === "yes");
    await session.reload();
    setNotice(answer.allowed ? "IAM access is activated." : "IAM access is deactivated.");
  };
  return (
    <PageFrame
      title="IAM user and role access to billing"
      description="The root user alone sees what an account costs, until this is activated."
      above={ABOVE}
      notice={notice}
    >
      <StatusIndicator type={session.iamBillingAccess ? "success" : "stopped"}>
        {session.iamBillingAccess ? "Activated" : "Deactivated"}
      </StatusIndicator>
      {session.isRoot ? (
        <FormCard title="Access" submitText="Update" form={form} onSubmit={() => void form.submit(save)}>
          <Field form={form} name="allowed" label="Users and roles whose policies allow it">
            <RadioGroup
              value={form.values.allowed}
              onChange={({ detail }) => form.set("allowed", detail.value)}
              items={[
                { value: "yes", label: "may see and change billing" },
                { value: "no", label: "may not, whatever their policies say" },
              ]}
            />
          </Field>
        </FormCard>
      ) : (
        <Alert type="info">Sign in as the root user to change it.</Alert>
      )}
    </PageFrame>
  );
}
