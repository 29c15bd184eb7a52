import { callPortal, type Problem } from "./client";
import { callAsSession } from "./heldSession";
import { Hold } from "./hold";

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

/** By the root user's address, or by an account (its ID or alias) and a user in it. */
export type SignInName = { rootEmail: string } | { account: string; userName: string };

const hold = new Hold();

/** The steps that follow belong to this sign-in, whatever another tab begins. */
export async function startSignIn(name: SignInName): Promise<SignInOutput> {
  const output = await callPortal<SignInOutput>("start-sign-in", name);
  hold.take();
  return output;
}

const goOn = <Output = SignInOutput>(operation: string, input: object = {}) =>
  callPortal<Output>(operation, input, { hold });

export const submitPassword = (password: string) => goOn("submit-password", { password });
export const submitMfaCode = (code: string) => goOn("submit-mfa-code", { code });
export const changePasswordAtSignIn = (newPassword: string) =>
  goOn("change-password-at-sign-in", { newPassword });
export const startMfaEnrolment = () => goOn<Enrolment>("start-mfa-enrolment");
export const finishMfaEnrolment = (codes: { code1: string; code2: string }) =>
  goOn("finish-mfa-enrolment", codes);
export const startPasskeyAssertion = () => goOn<{ options: string }>("start-passkey-assertion");
export const submitPasskey = (credential: string) => goOn("submit-passkey", { credential });

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
  callAsSession<{ code: string; state: string; redirectUri: string; expiresAt: number }>(
    "authorize-client",
    input,
  );
