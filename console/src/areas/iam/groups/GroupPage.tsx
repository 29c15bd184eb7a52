import { GetGroupCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { lazy, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { groupPolicies } from "../principals/groupPolicies";
import { client, groupHref, GROUPS } from "../reads";
import { MembersTab } from "./MembersTab";

// What stands behind another tab or a button is loaded when somebody goes there.
const AttachedPolicies = lazy(async () => ({
  default: (await import("../principals/AttachedPolicies")).AttachedPolicies,
}));
const DeleteGroupModal = lazy(async () => ({
  default: (await import("./DeleteGroupModal")).DeleteGroupModal,
}));
const InlinePolicies = lazy(async () => ({
  default: (await import("../principals/InlinePolicies")).InlinePolicies,
}));
const RenameGroupModal = lazy(async () => ({
  default: (await import("./RenameGroupModal")).RenameGroupModal,
}));

export default function GroupPage() {
  const { name = "", tab = "members" } = useParams();
  const navigate = useNavigate();
  const [notice, setNotice] = useState<string>();
  const [dialog, setDialog] = useState<"rename" | "delete">();
  const group = useLive(() => readGroup(name), [name]);
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await group.reload();
    setNotice(words);
  };
  return (
    <PageFrame
      title={name}
      above={GROUPS}
      loading={group}
      notice={notice}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setDialog("rename")}>Rename or move</Button>
          <Button onClick={() => setDialog("delete")}>Delete</Button>
        </SpaceBetween>
      }
    >
      <Container header={<Header variant="h2">Group</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "ARN", value: <span className="gw-mono">{group.data?.Arn}</span> },
            { label: "Path", value: <span className="gw-wrap">{group.data?.Path}</span> },
            { label: "Created", value: <Time at={group.data?.CreateDate} /> },
          ]}
        />
      </Container>
      <Suspense fallback={null}>
        <Tabs
          ariaLabel={`Of the group ${name}`}
          activeTabId={tab}
          onChange={({ detail }) => {
            setNotice(undefined);
            navigate(groupHref(name, detail.activeTabId), { replace: true });
          }}
          tabs={[
            { id: "members", label: "Members", content: <MembersTab groupName={name} done={setNotice} /> },
            {
              id: "permissions",
              label: "Permissions",
              content: (
                <SpaceBetween size="l">
                  <AttachedPolicies holder={groupPolicies(name)} done={setNotice} />
                  <InlinePolicies holder={groupPolicies(name)} done={setNotice} />
                </SpaceBetween>
              ),
            },
          ]}
        />
        {dialog === "rename" && group.data && (
          <RenameGroupModal group={group.data} dismiss={dismiss} changed={changed} />
        )}
        {dialog === "delete" && <DeleteGroupModal groupName={name} dismiss={dismiss} />}
      </Suspense>
    </PageFrame>
  );
}

async function readGroup(GroupName: string) {
  return (await client().send(new GetGroupCommand({ GroupName, MaxItems: 1 }))).Group!;
}
