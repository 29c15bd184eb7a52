import Link from "@cloudscape-design/components/link";
import { TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { oneTimePassword } from "../../shared/form/rules";
import { type Form, useForm } from "../../shared/form/useForm";

interface NewEmailCodeProps {
  email: string;
  /** Says at the form's field `otp`, as AWS calls it, where it is refused. */
  confirm: (otp: string, form: Form<{ otp: string }>) => Promise<void>;
  cancel: () => void;
}

/** Shows that somebody reads what is sent to a new address. */
export function NewEmailCode({ email, confirm, cancel }: NewEmailCodeProps) {
  const form = useForm({ otp: "" }, { otp: oneTimePassword });
  return (
    <FormCard
      title="Confirm the new address"
      description={`A code was mailed to ${email}.`}
      submitText="Confirm"
      form={form}
      onSubmit={() => void form.submit(({ otp }) => confirm(otp, form))}
      onCancel={cancel}
    >
      <TextField
        form={form}
        name="otp"
        label="Verification code"
        rule="Six letters and digits from the mail, as they stand there."
        autoComplete="one-time-code"
        autoFocus
      />
      <Link href="/mail" external>
        Open the mailbox
      </Link>
    </FormCard>
  );
}
