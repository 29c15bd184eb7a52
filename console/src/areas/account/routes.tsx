import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";

// Each page by itself: a list of contacts needs no payment form.
const AlternateContactsPage = lazy(() => import("./AlternateContactsPage"));
const BillingAccessPage = lazy(() => import("./BillingAccessPage"));
const ClosePage = lazy(() => import("./ClosePage"));
const ContactPage = lazy(() => import("./ContactPage"));
const EmailPage = lazy(() => import("./EmailPage"));
const OverviewPage = lazy(() => import("./OverviewPage"));
const PlanPage = lazy(() => import("./PlanPage"));
const RegionsPage = lazy(() => import("./regions/RegionsPage"));
const StandingPage = lazy(() => import("./StandingPage"));

export default function AccountRoutes() {
  return (
    <Suspense>
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="contact" element={<ContactPage />} />
        <Route path="contacts" element={<AlternateContactsPage />} />
        <Route path="email" element={<EmailPage />} />
        <Route path="regions" element={<RegionsPage />} />
        <Route path="plan" element={<PlanPage />} />
        <Route path="billing-access" element={<BillingAccessPage />} />
        <Route path="standing" element={<StandingPage />} />
        <Route path="close" element={<ClosePage />} />
        <Route path="*" element={<Navigate replace to="/console/account" />} />
      </Routes>
    </Suspense>
  );
}
