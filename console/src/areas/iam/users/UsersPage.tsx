import { ListUsersCommand, type User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { usePages } from "../../../shared/usePages";
import { ABOVE, client, pageOf, userHref } from "../reads";
import { readGroupCounts, readMfaCounts } from "./listDetails";

export default function UsersPage() {
  const users = usePages((Marker) =>
    pageOf(client().send(new ListUsersCommand({ Marker })), (page) => page.Users),
  );
  const names = (users.data?.items ?? []).map((user) => user.UserName!);
  const groups = useLoad(readGroupCounts, [names.length]);
  const devices = useLoad(() => readMfaCounts(names), [names.join(" ")]);
  return (
    <PageFrame
      title="Users"
      description="People and programs with credentials of their own. Prefer roles for programs."
      above={ABOVE}
      loading={users}
    >
      <ListTable
        title="All users"
        actions={
          <Button variant="primary" href="/console/iam/users/create">
            Create a user
          </Button>
        }
        columns={columnsOf(groups.data, devices.data)}
        pages={users}
        keyOf={(user) => user.UserName ?? ""}
        textOf={(user) => `${user.UserName} ${user.Path} ${user.UserId}`}
        empty="There is none."
      />
    </PageFrame>
  );
}

type Counts = Map<string, number>;

/** What cannot be read, for want of a right or in a long list, has no column. */
function columnsOf(groups?: Counts, devices?: Counts): Column<User>[] {
  const columns: (Column<User> | undefined)[] = [
    {
      header: "Name",
      cell: (user) => <Link href={userHref(user.UserName)}>{user.UserName}</Link>,
      sort: (user) => user.UserName ?? "",
    },
    { header: "Path", cell: (user) => user.Path, sort: (user) => user.Path ?? "" },
    groups && {
      header: "Groups",
      cell: (user) => groups.get(user.UserName!) ?? 0,
      sort: (user) => groups.get(user.UserName!) ?? 0,
    },
    devices && {
      header: "MFA",
      cell: (user) => ((devices.get(user.UserName!) ?? 0) > 0 ? "Yes" : "None"),
      sort: (user) => devices.get(user.UserName!) ?? 0,
    },
    {
      header: "Last sign-in",
      cell: (user) => (user.PasswordLastUsed ? <Time at={user.PasswordLastUsed} /> : "Never"),
      sort: (user) => user.PasswordLastUsed?.getTime() ?? 0,
    },
    {
      header: "Created",
      cell: (user) => <Time at={user.CreateDate} dateOnly />,
      sort: (user) => user.CreateDate?.getTime() ?? 0,
    },
  ];
  return columns.filter((column) => column !== undefined);
}
