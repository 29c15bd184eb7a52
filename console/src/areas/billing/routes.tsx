import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";

// Each page by itself: a form needs no table, and a table no chart.
const BillPage = lazy(() => import("./BillPage"));
const CostsPage = lazy(() => import("./CostsPage"));
const BudgetsPage = lazy(() => import("./budgets/BudgetsPage"));
const BudgetPage = lazy(() => import("./budgets/BudgetPage"));
const NewBudgetPage = lazy(() => import("./budgets/NewBudgetPage"));
const EditBudgetPage = lazy(() => import("./budgets/EditBudgetPage"));
const AlarmPage = lazy(() => import("./budgets/AlarmPage"));
const ActionPage = lazy(() => import("./budgets/actions/ActionPage"));
const ActionFormPage = lazy(() => import("./budgets/actions/ActionFormPage"));
const CreditsPage = lazy(() => import("./credits/CreditsPage"));
const FreeTierPage = lazy(() => import("./freetier/FreeTierPage"));
const PreferencesPage = lazy(() => import("./preferences/PreferencesPage"));
const ViewsPage = lazy(() => import("./views/ViewsPage"));

export default function BillingRoutes() {
  return (
    <Suspense>
      <Routes>
        <Route index element={<BillPage />} />
        <Route path="costs" element={<CostsPage />} />
        <Route path="budgets" element={<BudgetsPage />} />
        <Route path="budgets/new" element={<NewBudgetPage />} />
        <Route path="budgets/:name" element={<BudgetPage />} />
        <Route path="budgets/:name/edit" element={<EditBudgetPage />} />
        <Route path="budgets/:name/notifications/:index" element={<AlarmPage />} />
        <Route path="budgets/:name/actions/new" element={<ActionFormPage />} />
        <Route path="budgets/:name/actions/:action" element={<ActionPage />} />
        <Route path="budgets/:name/actions/:action/edit" element={<ActionFormPage />} />
        <Route path="credits" element={<CreditsPage />} />
        <Route path="free-tier" element={<FreeTierPage />} />
        <Route path="views" element={<ViewsPage />} />
        <Route path="preferences" element={<PreferencesPage />} />
        <Route path="*" element={<Navigate replace to="/console/billing" />} />
      </Routes>
    </Suspense>
  );
}
