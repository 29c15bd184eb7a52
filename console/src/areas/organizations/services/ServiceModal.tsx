import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, matches, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";

interface ServiceModalProps {
  title: string;
  submitText: string;
  choose: (servicePrincipal: string) => Promise<void>;
  dismiss: () => void;
}

/** AWS's services have names like guardduty.amazonaws.com; which of them may be named, the plane knows. */
export function ServiceModal({ title, submitText, choose, dismiss }: ServiceModalProps) {
  const form = useForm(
    { service: "" },
    {
      service: all(
        needed("A service"),
        matches(/^[\w.-]+\.amazonaws\.com$/, "It ends with .amazonaws.com, as in guardduty.amazonaws.com."),
      ),
    },
  );
  return (
    <FormModal
      title={title}
      submitText={submitText}
      form={form}
      onSubmit={() => form.submit(({ service }) => choose(service))}
      onDismiss={dismiss}
    >
      <TextField
        form={form}
        name="service"
        label="Service principal"
        rule="The service's name, as in guardduty.amazonaws.com."
      />
    </FormModal>
  );
}
