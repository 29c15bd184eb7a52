import { UpdateUserCommand, type User } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { nameRule, USER_NAME } from "../names";
import { RenameModal } from "../principals/RenameModal";
import { client, userHref } from "../reads";

interface RenameUserModalProps {
  user: User;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html */
export default function RenameUserModal({ user, changed, dismiss }: RenameUserModalProps) {
  const navigate = useNavigate();
  const before = { name: user.UserName ?? "", path: user.Path ?? "/" };
  return (
    <RenameModal
      before={before}
      label="User name"
      nameRule={{ check: USER_NAME, words: nameRule(64) }}
      save={({ name: NewUserName, path: NewPath }) =>
        client().send(new UpdateUserCommand({ UserName: before.name, NewUserName, NewPath }))
      }
      saved={async ({ name, path }) => {
        if (name === before.name) return changed(`${name} has the path ${path}.`);
        return navigate(userHref(name), { replace: true });
      }}
      dismiss={dismiss}
    >
      The user keeps its credentials, policies and groups. Its ARN changes: what names the old one in a policy
      no longer means it.
    </RenameModal>
  );
}
