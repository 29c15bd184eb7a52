import Link from "@cloudscape-design/components/link";
import { AttachmentTable } from "../../../shared/ui/AttachmentTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { removeMember } from "../groups/members";
import { groupHref } from "../reads";
import { AddToGroupsModal } from "./AddToGroupsModal";
import { GROUPS_OF_USER_MAX, readGroupsOf } from "./memberships";

interface GroupsTabProps {
  userName: string;
  done: (words: string) => void;
}

export default function GroupsTab({ userName, done }: GroupsTabProps) {
  const groups = useLive(() => readGroupsOf(userName), [userName]);
  return (
    <AttachmentTable
      title="Groups of the user"
      description={`The user may do what they may. At most ${GROUPS_OF_USER_MAX}.`}
      items={groups}
      columns={[
        {
          header: "Group",
          cell: (group) => <Link href={groupHref(group.GroupName)}>{group.GroupName}</Link>,
        },
        { header: "Created", cell: (group) => <Time at={group.CreateDate} dateOnly /> },
      ]}
      keyOf={(group) => group.GroupName ?? ""}
      add={{
        text: "Add to groups",
        dialog: (dialog) => (
          <AddToGroupsModal
            userName={userName}
            groups={(groups.data ?? []).map((group) => group.GroupName!)}
            {...dialog}
          />
        ),
      }}
      remove={{
        text: "Remove",
        label: (group) => `Remove from ${group.GroupName}`,
        question: (group) => `Remove ${userName} from ${group.GroupName}?`,
        consequence: "What the group alone allowed is refused from the next request on.",
        act: (group) => removeMember(group.GroupName ?? "", userName),
        done: (group) => `${userName} is no longer in ${group.GroupName}.`,
      }}
      done={done}
    />
  );
}
