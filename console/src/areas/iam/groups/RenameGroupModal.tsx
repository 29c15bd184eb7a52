import { type Group, UpdateGroupCommand } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { GROUP_NAME, nameRule } from "../names";
import { RenameModal } from "../principals/RenameModal";
import { client, groupHref } from "../reads";

interface RenameGroupModalProps {
  group: Group;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html */
export default function RenameGroupModal({ group, changed, dismiss }: RenameGroupModalProps) {
  const navigate = useNavigate();
  const before = { name: group.GroupName ?? "", path: group.Path ?? "/" };
  return (
    <RenameModal
      before={before}
      label="Group name"
      nameRule={{ check: GROUP_NAME, words: nameRule(128) }}
      save={({ name: NewGroupName, path: NewPath }) =>
        client().send(new UpdateGroupCommand({ GroupName: before.name, NewGroupName, NewPath }))
      }
      saved={async ({ name, path }) => {
        if (name === before.name) return changed(`${name} has the path ${path}.`);
        return navigate(groupHref(name), { replace: true });
      }}
      dismiss={dismiss}
    >
      The group keeps its members and policies. Its ARN changes.
    </RenameModal>
  );
}
