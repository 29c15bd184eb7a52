import { Navigate, Outlet, Route, Routes } from "react-router-dom";
import { useSession } from "../../shared/session";
import { AccessKeysPage } from "./AccessKeysPage";
import { AddAuthenticatorPage } from "./AddAuthenticatorPage";
import { AddPasskeyPage } from "./AddPasskeyPage";
import { MfaPage } from "./MfaPage";
import { PasswordPage } from "./PasswordPage";
import { SessionsPage } from "./SessionsPage";
import { TemporaryPage } from "./TemporaryPage";

export default function CredentialsRoutes() {
  return (
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
  );
}

/** The root user and IAM users have credentials of their own; a role's session has not. */
function OfPersons() {
  const { isRoot, userName } = useSession();
  return isRoot || userName !== undefined ? <Outlet /> : <TemporaryPage />;
}
