import { UpdateUserCommand, type User } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { useForm } from "../../../shared/form/useForm";
import { entityPath, nameRule, PATH_RULE, USER_NAME } from "../names";
import { client, userHref } from "../reads";

interface RenameUserModalProps {
  user: User;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html */
export function RenameUserModal({ user, changed, dismiss }: RenameUserModalProps) {
  const navigate = useNavigate();
  const before = { name: user.UserName ?? "", path: user.Path ?? "/" };
  const form = useForm(before, { name: USER_NAME, path: entityPath });
  const save = async ({ name, path }: typeof before) => {
    await client().send(
      new UpdateUserCommand({
        UserName: before.name,
        NewUserName: name === before.name ? undefined : name,
        NewPath: path === before.path ? undefined : path,
      }),
    );
    if (name === before.name) return changed(`${name} has the path ${path} now.`);
    return navigate(userHref(name), { replace: true });
  };
  return (
    <FormModal
      title={`Rename or move ${before.name}`}
      submitText="Save"
      form={form}
      onSubmit={() => form.submit(save)}
      onDismiss={dismiss}
    >
      <p>
        The user keeps its credentials, policies and groups. Its ARN changes: what names the old one in a
        policy no longer means it.
      </p>
      <TextField form={form} name="name" label="User name" rule={nameRule(64)} autoFocus />
      <TextField form={form} name="path" label="Path" rule={PATH_RULE} />
    </FormModal>
  );
}
