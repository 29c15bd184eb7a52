import { GetGroupCommand } from "@aws-sdk/client-iam";
import { lazy } from "react";
import { useParams } from "react-router-dom";
import { useLive } from "../../../shared/useLive";
import { PrincipalPage } from "../principals/PrincipalPage";
import { client, groupHref, GROUPS } from "../reads";
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
    <PrincipalPage
      kind="group"
      name={name}
      above={GROUPS}
      principal={group}
      summary={(found) => <GroupSummary group={found} />}
      tab={tab}
      hrefOf={groupHref}
      tabs={(_, { done }) => [
        { id: "members", label: "Members", content: <MembersTab groupName={name} done={done} /> },
        { id: "permissions", label: "Permissions", content: <PermissionsTab groupName={name} done={done} /> },
      ]}
      rename={(found, dialog) => <RenameGroupModal group={found} {...dialog} />}
      remove={(dismiss) => <DeleteGroupModal groupName={name} dismiss={dismiss} />}
    />
  );
}

async function readGroup(GroupName: string) {
  return (await client().send(new GetGroupCommand({ GroupName, MaxItems: 1 }))).Group!;
}
