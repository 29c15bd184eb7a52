import { GetUserCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { lazy, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLive } from "../../../shared/useLive";
import { client, userHref, USERS } from "../reads";
import { PermissionsTab } from "./PermissionsTab";
import { UserSummary } from "./UserSummary";

// What stands behind another tab or a button is loaded when somebody goes there.
const CredentialsTab = lazy(async () => ({ default: (await import("./CredentialsTab")).CredentialsTab }));
const DeleteUserModal = lazy(async () => ({ default: (await import("./DeleteUserModal")).DeleteUserModal }));
const GroupsTab = lazy(async () => ({ default: (await import("./GroupsTab")).GroupsTab }));
const RenameUserModal = lazy(async () => ({ default: (await import("./RenameUserModal")).RenameUserModal }));
const UserTags = lazy(async () => ({ default: (await import("./UserTags")).UserTags }));

export default function UserPage() {
  const { name = "", tab = "permissions" } = useParams();
  const navigate = useNavigate();
  const [notice, setNotice] = useState<string>();
  const [dialog, setDialog] = useState<"rename" | "delete">();
  const user = useLive(
    async () => (await client().send(new GetUserCommand({ UserName: name }))).User!,
    [name],
  );
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await user.reload();
    setNotice(words);
  };
  return (
    <PageFrame
      title={name}
      above={USERS}
      loading={user}
      notice={notice}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setDialog("rename")}>Rename or move</Button>
          <Button onClick={() => setDialog("delete")}>Delete</Button>
        </SpaceBetween>
      }
    >
      {user.data !== undefined && (
        <Suspense fallback={null}>
          <UserSummary user={user.data} />
          <Tabs
            ariaLabel={`Of the user ${name}`}
            activeTabId={tab}
            onChange={({ detail }) => {
              setNotice(undefined);
              navigate(userHref(name, detail.activeTabId), { replace: true });
            }}
            tabs={[
              {
                id: "permissions",
                label: "Permissions",
                content: <PermissionsTab user={user.data} changed={changed} />,
              },
              { id: "groups", label: "Groups", content: <GroupsTab userName={name} done={setNotice} /> },
              {
                id: "credentials",
                label: "Security credentials",
                content: <CredentialsTab userName={name} done={setNotice} />,
              },
              { id: "tags", label: "Tags", content: <UserTags userName={name} done={setNotice} /> },
            ]}
          />
          {dialog === "rename" && <RenameUserModal user={user.data} dismiss={dismiss} changed={changed} />}
          {dialog === "delete" && <DeleteUserModal userName={name} dismiss={dismiss} />}
        </Suspense>
      )}
    </PageFrame>
  );
}
