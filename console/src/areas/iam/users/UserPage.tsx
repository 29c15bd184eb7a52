import { GetUserCommand } from "@aws-sdk/client-iam";
import { lazy } from "react";
import { useParams } from "react-router-dom";
import { useLive } from "../../../shared/useLive";
import { client, userHref, USERS } from "../reads";
import { ResourcePage } from "../ResourcePage";
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
    <ResourcePage
      kind="user"
      name={name}
      above={USERS}
      resource={user}
      summary={(found) => <UserSummary user={found} />}
      tab={tab}
      hrefOf={(to) => userHref(name, to)}
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
      edit={{
        text: "Rename or move",
        dialog: (found, dialog) => <RenameUserModal user={found} {...dialog} />,
      }}
      remove={(dismiss) => <DeleteUserModal userName={name} dismiss={dismiss} />}
    />
  );
}

async function readUser(UserName: string) {
  return (await client().send(new GetUserCommand({ UserName }))).User!;
}
