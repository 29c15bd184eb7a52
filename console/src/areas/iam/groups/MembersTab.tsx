import Link from "@cloudscape-design/components/link";
import { lazy } from "react";
import { AttachmentTable } from "../../../shared/ui/AttachmentTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { userHref } from "../reads";
import { readMembers, removeMember } from "./members";

/** Loaded when it is opened. */
const AddMembersModal = lazy(() => import("./AddMembersModal"));

interface MembersTabProps {
  groupName: string;
  done: (words: string) => void;
}

export function MembersTab({ groupName, done }: MembersTabProps) {
  const members = useLive(() => readMembers(groupName), [groupName]);
  return (
    <AttachmentTable
      title="Users in the group"
      items={members}
      columns={[
        {
          header: "User",
          cell: (user) => <Link href={userHref(user.UserName)}>{user.UserName}</Link>,
          sort: (user) => user.UserName ?? "",
        },
        {
          header: "Last sign-in",
          cell: (user) => (user.PasswordLastUsed ? <Time at={user.PasswordLastUsed} /> : "Never"),
          sort: (user) => user.PasswordLastUsed?.getTime() ?? 0,
        },
      ]}
      keyOf={(user) => user.UserName ?? ""}
      textOf={(user) => user.UserName ?? ""}
      add={{
        text: "Add users",
        dialog: (dialog) => (
          <AddMembersModal
            groupName={groupName}
            members={(members.data ?? []).map((user) => user.UserName!)}
            {...dialog}
          />
        ),
      }}
      remove={{
        text: "Remove",
        label: (user) => `Remove ${user.UserName}`,
        question: (user) => `Remove ${user.UserName} from ${groupName}?`,
        consequence: "What the group alone allowed is refused from the next request on.",
        act: (user) => removeMember(groupName, user.UserName ?? ""),
        done: (user) => `${user.UserName} is no longer in ${groupName}.`,
      }}
      done={done}
    />
  );
}
