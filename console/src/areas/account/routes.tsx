import { Navigate, Route, Routes } from "react-router-dom";
import { AlternateContactsPage } from "./AlternateContactsPage";
import { BillingAccessPage } from "./BillingAccessPage";
import { ClosePage } from "./ClosePage";
import { ContactPage } from "./ContactPage";
import { EmailPage } from "./EmailPage";
import { OverviewPage } from "./OverviewPage";
import { PlanPage } from "./PlanPage";
import { StandingPage } from "./StandingPage";

export default function AccountRoutes() {
  return (
    <Routes>
      <Route index element={<OverviewPage />} />
      <Route path="contact" element={<ContactPage />} />
      <Route path="contacts" element={<AlternateContactsPage />} />
      <Route path="email" element={<EmailPage />} />
      <Route path="plan" element={<PlanPage />} />
      <Route path="billing-access" element={<BillingAccessPage />} />
      <Route path="standing" element={<StandingPage />} />
      <Route path="close" element={<ClosePage />} />
      <Route path="*" element={<Navigate replace to="/console/account" />} />
    </Routes>
  );
}
