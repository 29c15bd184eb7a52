import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router-dom";

const ReportPage = lazy(() => import("./ReportPage"));
const SettingsPage = lazy(() => import("./SettingsPage"));

export default function AccountRoutes() {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Routes>
        <Route index element={<SettingsPage />} />
        <Route path="report" element={<ReportPage />} />
      </Routes>
    </Suspense>
  );
}
