import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";

const OverviewPage = lazy(() => import("./overview/OverviewPage"));
const AccountRoutes = lazy(() => import("./account/routes"));
const GroupsRoutes = lazy(() => import("./groups/routes"));
const PoliciesRoutes = lazy(() => import("./policies/routes"));
const RolesRoutes = lazy(() => import("./roles/routes"));
const SimulatorPage = lazy(() => import("./simulator/SimulatorPage"));
const UsersRoutes = lazy(() => import("./users/routes"));

/** Each folder brings its own routes and is loaded when one of its pages is opened. */
export default function IamRoutes() {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="account/*" element={<AccountRoutes />} />
        <Route path="groups/*" element={<GroupsRoutes />} />
        <Route path="policies/*" element={<PoliciesRoutes />} />
        <Route path="roles/*" element={<RolesRoutes />} />
        <Route path="simulator" element={<SimulatorPage />} />
        <Route path="users/*" element={<UsersRoutes />} />
        <Route path="*" element={<Navigate replace to="/console/iam" />} />
      </Routes>
    </Suspense>
  );
}
