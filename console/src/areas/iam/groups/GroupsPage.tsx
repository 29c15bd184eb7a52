import { type Group, ListGroupsCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { usePages } from "../../../shared/usePages";
import { ABOVE, client, groupHref, pageOf } from "../reads";

const COLUMNS: Column<Group>[] = [
  {
    header: "Name",
    cell: (group) => <Link href={groupHref(group.GroupName)}>{group.GroupName}</Link>,
    sort: (group) => group.GroupName ?? "",
  },
  { header: "Path", cell: (group) => group.Path, sort: (group) => group.Path ?? "" },
  {
    header: "Created",
    cell: (group) => <Time at={group.CreateDate} dateOnly />,
    sort: (group) => group.CreateDate?.getTime() ?? 0,
  },
];

export default function GroupsPage() {
  const groups = usePages((Marker) =>
    pageOf(client().send(new ListGroupsCommand({ Marker })), (page) => page.Groups),
  );
  return (
    <PageFrame
      title="Groups"
      description="Users who need the same rights. A group itself cannot sign in."
      above={ABOVE}
      loading={groups}
    >
      <ListTable
        title="All groups"
        actions={
          <Button variant="primary" href="/console/iam/groups/create">
            Create a group
          </Button>
        }
        columns={COLUMNS}
        pages={groups}
        keyOf={(group) => group.GroupName ?? ""}
        textOf={(group) => `${group.GroupName} ${group.Path} ${group.GroupId}`}
        empty="There is none."
      />
    </PageFrame>
  );
}
