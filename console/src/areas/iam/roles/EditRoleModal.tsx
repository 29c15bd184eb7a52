import { type Role, UpdateRoleCommand } from "@aws-sdk/client-iam";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { useForm } from "../../../shared/form/useForm";
import { client } from "../reads";
import { DESCRIPTION_RULE, roleDescription, SESSION_RULE, sessionSeconds } from "./roleRules";

interface EditRoleModalProps {
  role: Role;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html */
export default function EditRoleModal({ role, changed, dismiss }: EditRoleModalProps) {
  const before = { description: role.Description ?? "", seconds: String(role.MaxSessionDuration) };
  const form = useForm(before, { description: roleDescription, seconds: sessionSeconds });
  const save = async ({ description, seconds }: typeof before) => {
    const input = {
      RoleName: role.RoleName,
      Description: description,
      MaxSessionDuration: Number(seconds),
    };
    await client().send(new UpdateRoleCommand(input));
    await changed("The role is changed.");
  };
  return (
    <FormModal
      title={`Edit ${role.RoleName}`}
      submitText="Save"
      form={form}
      onSubmit={() => form.submit(save)}
      onDismiss={dismiss}
    >
      <TextField form={form} name="description" label="Description" rule={DESCRIPTION_RULE} />
      <TextField
        form={form}
        name="seconds"
        label="Maximum session duration in seconds"
        rule={SESSION_RULE}
        inputMode="numeric"
      />
    </FormModal>
  );
}
