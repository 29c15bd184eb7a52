import { type Group, RemoveUserFromGroupCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { client, groupHref } from "../reads";
import { AddToGroupsModal } from "./AddToGroupsModal";
import { GROUPS_OF_USER_MAX, readGroupsOf } from "./memberships";

interface GroupsTabProps {
  userName: string;
  done: (words: string) => void;
}

export function GroupsTab({ userName, done }: GroupsTabProps) {
  const groups = useLive(() => readGroupsOf(userName), [userName]);
  const [dialog, setDialog] = useState<"add" | Group>();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await groups.reload();
    done(words);
  };
  if (groups.data === undefined && groups.error !== undefined) {
    return <ErrorBox error={groups.error} retry={() => void groups.reload()} />;
  }
  return (
    <>
      <ListTable
        title="Groups of the user"
        description={`The user may do what they may. At most ${GROUPS_OF_USER_MAX}.`}
        actions={<Button onClick={() => setDialog("add")}>Add to groups</Button>}
        columns={[
          {
            header: "Group",
            cell: (group) => <Link href={groupHref(group.GroupName)}>{group.GroupName}</Link>,
          },
          { header: "Created", cell: (group) => <Time at={group.CreateDate} dateOnly /> },
          {
            header: "Action",
            cell: (group) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove from ${group.GroupName}`}
                onClick={() => setDialog(group)}
              >
                Remove
              </Button>
            ),
          },
        ]}
        rows={groups.data}
        keyOf={(group) => group.GroupName ?? ""}
        empty="There is none."
      />
      {dialog === "add" && (
        <AddToGroupsModal
          userName={userName}
          groups={(groups.data ?? []).map((group) => group.GroupName!)}
          changed={changed}
          dismiss={dismiss}
        />
      )}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Remove ${userName} from ${dialog.GroupName}?`}
          confirmText="Remove"
          onDismiss={dismiss}
          onConfirm={async () => {
            const GroupName = dialog.GroupName;
            await client().send(new RemoveUserFromGroupCommand({ UserName: userName, GroupName }));
            await changed(`${userName} is no longer in ${GroupName}.`);
          }}
        >
          What the group alone allowed is refused from the next request on.
        </ConfirmModal>
      )}
    </>
  );
}
