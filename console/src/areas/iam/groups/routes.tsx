import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router-dom";

const CreateGroupPage = lazy(() => import("./CreateGroupPage"));
const GroupPage = lazy(() => import("./GroupPage"));
const GroupsPage = lazy(() => import("./GroupsPage"));

export default function GroupsRoutes() {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Routes>
        <Route index element={<GroupsPage />} />
        <Route path="create" element={<CreateGroupPage />} />
        <Route path="of/:name" element={<GroupPage />} />
        <Route path="of/:name/:tab" element={<GroupPage />} />
      </Routes>
    </Suspense>
  );
}
