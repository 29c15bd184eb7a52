import { lazy } from "react";
import { useParams } from "react-router-dom";
import { useLive } from "../../../shared/useLive";
import { roleHref, ROLES } from "../reads";
import { ResourcePage } from "../ResourcePage";
import { isKeptByAws, isServiceLinked, readRole } from "./roles";
import { RoleSummary } from "./RoleSummary";

// What stands in a tab or behind a button is loaded when somebody goes there.
const DeleteLinkedRoleModal = lazy(() => import("./DeleteLinkedRoleModal"));
const DeleteRoleModal = lazy(() => import("./DeleteRoleModal"));
const EditRoleModal = lazy(() => import("./EditRoleModal"));
const PermissionsTab = lazy(() => import("./PermissionsTab"));
const RoleTags = lazy(() => import("./RoleTags"));
const SessionsTab = lazy(() => import("./SessionsTab"));
const TrustTab = lazy(() => import("./TrustTab"));

export default function RolePage() {
  const { name = "", tab = "permissions" } = useParams();
  const role = useLive(() => readRole(name), [name]);
  const fixed = role.data === undefined || isKeptByAws(role.data);
  const linked = role.data !== undefined && isServiceLinked(role.data);
  const Remove = linked ? DeleteLinkedRoleModal : DeleteRoleModal;
  return (
    <ResourcePage
      kind="role"
      name={name}
      above={ROLES}
      resource={role}
      summary={(found) => <RoleSummary role={found} />}
      tab={tab}
      hrefOf={(to) => roleHref(name, to)}
      tabs={(found, { changed, done }) => [
        {
          id: "permissions",
          label: "Permissions",
          content: <PermissionsTab role={found} changed={changed} />,
        },
        { id: "trust", label: "Trust relationships", content: <TrustTab role={found} changed={changed} /> },
        { id: "tags", label: "Tags", content: <RoleTags roleName={name} done={done} /> },
        { id: "sessions", label: "Sessions", content: <SessionsTab role={found} done={done} /> },
      ]}
      edit={
        fixed
          ? undefined
          : {
              text: "Edit",
              dialog: (found, dialog) => <EditRoleModal role={found} {...dialog} />,
            }
      }
      remove={fixed && !linked ? undefined : (dismiss) => <Remove roleName={name} dismiss={dismiss} />}
    />
  );
}
