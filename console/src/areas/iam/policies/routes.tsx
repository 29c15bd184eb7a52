import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router-dom";

const CreatePolicyPage = lazy(() => import("./CreatePolicyPage"));
const PoliciesPage = lazy(() => import("./PoliciesPage"));
const PolicyPage = lazy(() => import("./PolicyPage"));

export default function PoliciesRoutes() {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Routes>
        <Route index element={<PoliciesPage />} />
        <Route path="create" element={<CreatePolicyPage />} />
        <Route path="of/:arn" element={<PolicyPage />} />
        <Route path="of/:arn/:tab" element={<PolicyPage />} />
      </Routes>
    </Suspense>
  );
}
