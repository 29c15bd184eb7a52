import { GetUserCommand } from "@aws-sdk/client-iam";
import { lazy } from "react";
import { useParams } from "react-router-dom";
import { useLive } from "../../../shared/useLive";
import { PrincipalPage } from "../principals/PrincipalPage";
import { client, userHref, USERS } from "../reads";
import { PermissionsTab } from "./PermissionsTab";
import { UserSummary } from "./UserSummary";

// What stands behind another tab or a button is loaded when somebody goes there.
const CredentialsTab = lazy(() => import("./CredentialsTab"));
const DeleteUserModal = lazy(() => import("./DeleteUserModal"));
const GroupsTab = lazy(() => import("./GroupsTab"));
const RenameUserModal = lazy(() => import("./RenameUserModal"));
const UserTags = lazy(() => import("./UserTags"));

export default function UserPage() {
  const { name = "", tab = "permissions" } = useParams();
  const user = useLive(() => readUser(name), [name]);
  return (
    <PrincipalPage
      kind="user"
      name={name}
      above={USERS}
      principal={user}
      summary={(found) => <UserSummary user={found} />}
      tab={tab}
      hrefOf={userHref}
      tabs={(found, { changed, done }) => [
        {
          id: "permissions",
          label: "Permissions",
          content: <PermissionsTab user={found} changed={changed} />,
        },
        { id: "groups", label: "Groups", content: <GroupsTab userName={name} done={done} /> },
        {
          id: "credentials",
          label: "Security credentials",
          content: <CredentialsTab userName={name} done={done} />,
        },
        { id: "tags", label: "Tags", content: <UserTags userName={name} done={done} /> },
      ]}
      rename={(found, dialog) => <RenameUserModal user={found} {...dialog} />}
      remove={(dismiss) => <DeleteUserModal userName={name} dismiss={dismiss} />}
    />
  );
}

async function readUser(UserName: string) {
  return (await client().send(new GetUserCommand({ UserName }))).User!;
}
