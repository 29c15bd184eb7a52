import { Navigate, Route, Routes } from "react-router-dom";
import { AccessKeysPage } from "./AccessKeysPage";
import { AddAuthenticatorPage } from "./AddAuthenticatorPage";
import { AddPasskeyPage } from "./AddPasskeyPage";
import { MfaPage } from "./MfaPage";
import { PasswordPage } from "./PasswordPage";
import { SessionsPage } from "./SessionsPage";

export default function CredentialsRoutes() {
  return (
    <Routes>
      <Route index element={<MfaPage />} />
      <Route path="mfa/authenticator" element={<AddAuthenticatorPage />} />
      <Route path="mfa/passkey" element={<AddPasskeyPage />} />
      <Route path="keys" element={<AccessKeysPage />} />
      <Route path="password" element={<PasswordPage />} />
      <Route path="sessions" element={<SessionsPage />} />
      <Route path="*" element={<Navigate replace to="/console/credentials" />} />
    </Routes>
  );
}
