import { lazy, Suspense } from "react";
import { Navigate, Outlet, Route, Routes } from "react-router-dom";
import { useSession } from "../../shared/session";
import { TemporaryPage } from "./TemporaryPage";

// Each page by itself: a form needs no table.
const AccessKeysPage = lazy(() => import("./AccessKeysPage"));
const AddAuthenticatorPage = lazy(() => import("./AddAuthenticatorPage"));
const AddPasskeyPage = lazy(() => import("./AddPasskeyPage"));
const MfaPage = lazy(() => import("./MfaPage"));
const PasswordPage = lazy(() => import("./PasswordPage"));
const SessionsPage = lazy(() => import("./SessionsPage"));

export default function CredentialsRoutes() {
  return (
    <Suspense>
      <Routes>
        <Route element={<OfPersons />}>
          <Route index element={<MfaPage />} />
          <Route path="mfa/authenticator" element={<AddAuthenticatorPage />} />
          <Route path="mfa/passkey" element={<AddPasskeyPage />} />
          <Route path="keys" element={<AccessKeysPage />} />
          <Route path="password" element={<PasswordPage />} />
        </Route>
        <Route path="sessions" element={<SessionsPage />} />
        <Route path="*" element={<Navigate replace to="/console/credentials" />} />
      </Routes>
    </Suspense>
  );
}

/** The root user and IAM users have credentials of their own; a role's session has not. */
function OfPersons() {
  const { isRoot, userName } = useSession();
  return isRoot || userName !== undefined ? <Outlet /> : <TemporaryPage />;
}
