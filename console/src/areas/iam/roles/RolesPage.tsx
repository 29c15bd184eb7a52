import { ListRolesCommand, type Role, type RoleLastUsed } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { usePages } from "../../../shared/usePages";
import { ABOVE, client, pageOf, roleHref } from "../reads";
import { readLastUses, roleKind, trustedText } from "./roles";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html */
export default function RolesPage() {
  const roles = usePages((Marker) =>
    pageOf(client().send(new ListRolesCommand({ Marker })), (page) => page.Roles),
  );
  const uses = useLoad(readLastUses, [roles.data?.items.length]);
  return (
    <PageFrame
      title="Roles"
      description="Whoever is trusted assumes a role, and gets credentials that end by themselves."
      above={ABOVE}
      loading={roles}
    >
      <ListTable
        title="All roles"
        actions={
          <Button variant="primary" href="/console/iam/roles/create">
            Create a role
          </Button>
        }
        columns={columnsOf(uses.data)}
        pages={roles}
        keyOf={(role) => role.RoleName ?? ""}
        textOf={(role) => `${role.RoleName} ${role.Path} ${role.RoleId} ${trustedText(role)}`}
        empty="There is none."
      />
    </PageFrame>
  );
}

/** Where last uses cannot be read, for want of a right, they have no column. */
function columnsOf(uses?: Map<string, RoleLastUsed>): Column<Role>[] {
  const usedAt = (role: Role) => uses?.get(role.RoleName!)?.LastUsedDate;
  const columns: (Column<Role> | undefined)[] = [
    {
      header: "Name",
      cell: (role) => <Link href={roleHref(role.RoleName)}>{role.RoleName}</Link>,
      sort: (role) => role.RoleName ?? "",
    },
    { header: "Trusted", cell: trustedText, sort: trustedText },
    { header: "Kind", cell: roleKind, sort: roleKind },
    uses && {
      header: "Last used",
      cell: (role) => (usedAt(role) ? <Time at={usedAt(role)} /> : "Never"),
      sort: (role) => usedAt(role)?.getTime() ?? 0,
    },
    {
      header: "Created",
      cell: (role) => <Time at={role.CreateDate} dateOnly />,
      sort: (role) => role.CreateDate?.getTime() ?? 0,
    },
  ];
  return columns.filter((column) => column !== undefined);
}
