import { callPortal, type Problem } from "./client";

export type SignInStep = "PASSWORD" | "MFA_CODE" | "CHANGE_PASSWORD" | "ENROLL_MFA" | "SIGNED_IN";
export type MfaKind = "TOTP" | "PASSKEY";

export interface SignInOutput {
  nextStep: SignInStep;
  problem?: Problem;
  /** Of MFA_CODE: what the person has. Absent: an authenticator app. */
  mfaKinds?: MfaKind[];
  /** Of somebody without a second factor: from then on there must be one. */
  mfaDueAt?: number;
  sessionExpiresAt?: number;
}

export interface Enrolment {
  /** Base32. */
  secret: string;
  /** PNG in base64. */
  qrPng: string;
  uri: string;
}

export const startRootSignIn = (rootEmail: string) =>
  callPortal<SignInOutput>("start-sign-in", { rootEmail });
export const startUserSignIn = (input: { account: string; userName: string }) =>
  callPortal<SignInOutput>("start-sign-in", input);
export const submitPassword = (password: string) => callPortal<SignInOutput>("submit-password", { password });
export const submitMfaCode = (code: string) => callPortal<SignInOutput>("submit-mfa-code", { code });
export const changePasswordAtSignIn = (newPassword: string) =>
  callPortal<SignInOutput>("change-password-at-sign-in", { newPassword });
export const startMfaEnrolment = () => callPortal<Enrolment>("start-mfa-enrolment");
export const finishMfaEnrolment = (codes: { code1: string; code2: string }) =>
  callPortal<SignInOutput>("finish-mfa-enrolment", codes);
export const startPasskeyAssertion = () => callPortal<{ options: string }>("start-passkey-assertion");
export const submitPasskey = (credential: string) =>
  callPortal<SignInOutput>("submit-passkey", { credential });

export const startPasswordReset = (email: string) => callPortal<object>("start-password-reset", { email });
export const finishPasswordReset = (input: { email: string; code: string; newPassword: string }) =>
  callPortal<{ problem?: Problem }>("finish-password-reset", input);

export interface ClientAuthorization {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  codeChallengeMethod: string;
  state: string;
  scope: string;
}
export const authorizeClient = (input: ClientAuthorization) =>
  callPortal<{ code: string; state: string; redirectUri: string; expiresAt: number }>(
    "authorize-client",
    input,
  );
