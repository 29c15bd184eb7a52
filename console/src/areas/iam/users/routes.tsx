import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router-dom";

const CreateUserPage = lazy(() => import("./CreateUserPage"));
const UserPage = lazy(() => import("./UserPage"));
const UsersPage = lazy(() => import("./UsersPage"));

export default function UsersRoutes() {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Routes>
        <Route index element={<UsersPage />} />
        <Route path="create" element={<CreateUserPage />} />
        <Route path="of/:name" element={<UserPage />} />
        <Route path="of/:name/:tab" element={<UserPage />} />
      </Routes>
    </Suspense>
  );
}
