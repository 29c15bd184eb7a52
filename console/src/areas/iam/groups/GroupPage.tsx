import { GetGroupCommand } from "@aws-sdk/client-iam";
import { lazy } from "react";
import { useParams } from "react-router-dom";
import { useLive } from "../../../shared/useLive";
import { client, groupHref, GROUPS } from "../reads";
import { ResourcePage } from "../ResourcePage";
import { GroupSummary } from "./GroupSummary";
import { MembersTab } from "./MembersTab";

// What stands behind another tab or a button is loaded when somebody goes there.
const DeleteGroupModal = lazy(() => import("./DeleteGroupModal"));
const PermissionsTab = lazy(() => import("./PermissionsTab"));
const RenameGroupModal = lazy(() => import("./RenameGroupModal"));

export default function GroupPage() {
  const { name = "", tab = "members" } = useParams();
  const group = useLive(() => readGroup(name), [name]);
  return (
    <ResourcePage
      kind="group"
      name={name}
      above={GROUPS}
      resource={group}
      summary={(found) => <GroupSummary group={found} />}
      tab={tab}
      hrefOf={(to) => groupHref(name, to)}
      tabs={(_, { done }) => [
        { id: "members", label: "Members", content: <MembersTab groupName={name} done={done} /> },
        { id: "permissions", label: "Permissions", content: <PermissionsTab groupName={name} done={done} /> },
      ]}
      edit={{
        text: "Rename or move",
        dialog: (found, dialog) => <RenameGroupModal group={found} {...dialog} />,
      }}
      remove={(dismiss) => <DeleteGroupModal groupName={name} dismiss={dismiss} />}
    />
  );
}

async function readGroup(GroupName: string) {
  return (await client().send(new GetGroupCommand({ GroupName, MaxItems: 1 }))).Group!;
}
