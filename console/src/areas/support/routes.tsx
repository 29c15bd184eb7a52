import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";

// Each page by itself: a form needs no table.
const CasesPage = lazy(() => import("./CasesPage"));
const NewCasePage = lazy(() => import("./NewCasePage"));
const CasePage = lazy(() => import("./CasePage"));
const AdvisorPage = lazy(() => import("./AdvisorPage"));
const CheckPage = lazy(() => import("./CheckPage"));
const PlanPage = lazy(() => import("./SupportPlanPage"));

export default function SupportRoutes() {
  return (
    <Suspense>
      <Routes>
        <Route index element={<CasesPage />} />
        <Route path="cases/new" element={<NewCasePage />} />
        <Route path="cases/:displayId" element={<CasePage />} />
        <Route path="advisor" element={<AdvisorPage />} />
        <Route path="advisor/:checkId" element={<CheckPage />} />
        <Route path="plan" element={<PlanPage />} />
        <Route path="*" element={<Navigate replace to="/console/support" />} />
      </Routes>
    </Suspense>
  );
}
