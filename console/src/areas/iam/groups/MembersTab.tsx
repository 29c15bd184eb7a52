import type { User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { userHref } from "../reads";
import { AddMembersModal } from "./AddMembersModal";
import { readMembers, removeMember } from "./members";

interface MembersTabProps {
  groupName: string;
  done: (words: string) => void;
}

export function MembersTab({ groupName, done }: MembersTabProps) {
  const members = useLive(() => readMembers(groupName), [groupName]);
  const [dialog, setDialog] = useState<"add" | User>();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await members.reload();
    done(words);
  };
  if (members.data === undefined && members.error !== undefined) {
    return <ErrorBox error={members.error} retry={() => void members.reload()} />;
  }
  return (
    <>
      <ListTable
        title="Users in the group"
        actions={<Button onClick={() => setDialog("add")}>Add users</Button>}
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
          {
            header: "Action",
            cell: (user) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove ${user.UserName}`}
                onClick={() => setDialog(user)}
              >
                Remove
              </Button>
            ),
          },
        ]}
        rows={members.data}
        keyOf={(user) => user.UserName ?? ""}
        textOf={(user) => user.UserName ?? ""}
        empty="There is none."
      />
      {dialog === "add" && (
        <AddMembersModal
          groupName={groupName}
          members={(members.data ?? []).map((user) => user.UserName!)}
          changed={changed}
          dismiss={dismiss}
        />
      )}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Remove ${dialog.UserName} from ${groupName}?`}
          confirmText="Remove"
          onDismiss={dismiss}
          onConfirm={async () => {
            await removeMember(groupName, dialog.UserName ?? "");
            await changed(`${dialog.UserName} is no longer in ${groupName}.`);
          }}
        >
          What the group alone allowed is refused from the next request on.
        </ConfirmModal>
      )}
    </>
  );
}
