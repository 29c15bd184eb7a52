import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router-dom";

const CreateRolePage = lazy(() => import("./CreateRolePage"));
const RolePage = lazy(() => import("./RolePage"));
const RolesPage = lazy(() => import("./RolesPage"));

export default function RolesRoutes() {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Routes>
        <Route index element={<RolesPage />} />
        <Route path="create" element={<CreateRolePage />} />
        <Route path="of/:name" element={<RolePage />} />
        <Route path="of/:name/:tab" element={<RolePage />} />
      </Routes>
    </Suspense>
  );
}
