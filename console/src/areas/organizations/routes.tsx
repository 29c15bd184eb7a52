import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useLive } from "../../shared/useLive";
import { organizations } from "./area";
import { Alone, current, OrganizationContext } from "./organization";
import { readOrganization } from "./reads";

const OrganizationPage = lazy(() => import("./OrganizationPage"));
const AccountsPage = lazy(() => import("./accounts/AccountsPage"));
const AccountPage = lazy(() => import("./accounts/AccountPage"));
const CreateAccountPage = lazy(() => import("./creations/CreateAccountPage"));
const InvitationsPage = lazy(() => import("./invitations/InvitationsPage"));
const InvitePage = lazy(() => import("./invitations/InvitePage"));
const PolicyTypesPage = lazy(() => import("./policies/PolicyTypesPage"));
const PoliciesPage = lazy(() => import("./policies/PoliciesPage"));
const CreatePolicyPage = lazy(() => import("./policies/CreatePolicyPage"));
const PolicyPage = lazy(() => import("./policies/PolicyPage"));
const ServicesPage = lazy(() => import("./services/ServicesPage"));
const SettingsPage = lazy(() => import("./settings/SettingsPage"));
const TransfersPage = lazy(() => import("./transfers/TransfersPage"));
const UnitPage = lazy(() => import("./units/UnitPage"));

/** Each page in a file of its own: the area is larger than a reader should wait for. */
export default function OrganizationsRoutes() {
  const { accountId } = useSession();
  const loaded = useLive(async () => ({ organization: await readOrganization() }));
  if (loaded.data === undefined) {
    return (
      <PageFrame title={organizations.title} loading={loaded}>
        {null}
      </PageFrame>
    );
  }
  const alone = loaded.data.organization === undefined;
  return (
    <OrganizationContext.Provider value={current(loaded, accountId)}>
      <Suspense fallback={<Spinner size="large" />}>
        <Routes>
          <Route index element={<OrganizationPage />} />
          <Route path="invitations" element={<InvitationsPage />} />
          {!alone && (
            <>
              <Route path="accounts" element={<AccountsPage />} />
              <Route path="accounts/:id" element={<AccountPage />} />
              <Route path="create-account" element={<CreateAccountPage />} />
              <Route path="invite" element={<InvitePage />} />
              <Route path="policies" element={<PolicyTypesPage />} />
              <Route path="policies/:type" element={<PoliciesPage />} />
              <Route path="policies/:type/create" element={<CreatePolicyPage />} />
              <Route path="policies/:type/:id" element={<PolicyPage />} />
              <Route path="services" element={<ServicesPage />} />
              <Route path="settings" element={<SettingsPage />} />
              <Route path="transfers" element={<TransfersPage />} />
              <Route path="units/:id" element={<UnitPage />} />
            </>
          )}
          <Route path="*" element={alone ? <Alone /> : <Navigate replace to="/console/organizations" />} />
        </Routes>
      </Suspense>
    </OrganizationContext.Provider>
  );
}
