import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useLive } from "../../shared/useLive";
import { organizations } from "./area";
import { current, OrganizationContext } from "./organization";
import { readOrganization } from "./reads";

const OrganizationPage = lazy(() => import("./OrganizationPage"));

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
  return (
    <OrganizationContext.Provider value={current(loaded, accountId)}>
      <Suspense fallback={<Spinner size="large" />}>
        <Routes>
          <Route index element={<OrganizationPage />} />
          <Route path="*" element={<Navigate replace to="/console/organizations" />} />
        </Routes>
      </Suspense>
    </OrganizationContext.Provider>
  );
}
