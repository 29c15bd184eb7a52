import type { Problem } from "./client";
import { callAsSession, holdSession } from "./heldSession";
import type { AccountState, Card, PaymentMethod, PhoneChannel } from "./signUp";

export interface Session {
  arn: string;
  accountId: string;
  accountName: string;
  accountState: AccountState;
  supportPlan: string;
  accountAlias?: string;
  /** Absent for the root user. */
  userName?: string;
  signedInAt: number;
  expiresAt: number;
  mfaUsed: boolean;
  /** Of an account that is closed, or is being closed: until when AWS Support can open it again. */
  reopenableUntil?: number;
  /** Whether users and roles with permission may see what the account costs. */
  iamBillingAccess: boolean;
  /** By the plane's clock, which an operator may have moved. */
  now: number;
}

export interface SessionCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  credentialToken: string;
  /** In so many seconds. */
  expiresIn: number;
}

export interface SessionEntry {
  sessionId: string;
  startedAt: number;
  expiresAt: number;
  mfaUsed: boolean;
  current: boolean;
  sourceAddress?: string;
}

/** What an account that an organization made must have before it can stand alone. */
export interface AccountStanding {
  accountId: string;
  agreementAccepted: boolean;
  verifiedPhoneNumber?: string;
  paymentMethod?: PaymentMethod;
  canStandAlone: boolean;
}
export interface StandingOutput {
  standing: AccountStanding;
  problem?: Problem;
}

export const getSession = () => holdSession();
export const getSessionCredentials = () => callAsSession<SessionCredentials>("get-session-credentials");
export const signOut = () => callAsSession<object>("sign-out");
export const listSessions = () =>
  callAsSession<{ sessions: SessionEntry[] }>("list-sessions").then((output) => output.sessions);
export const endSession = (sessionId: string) => callAsSession<object>("end-session", { sessionId });

export const changeSupportPlan = (supportPlan: string) =>
  callAsSession<{ supportPlan: string; since: number }>("change-support-plan", { supportPlan });
export const setIamBillingAccess = (allowed: boolean) =>
  callAsSession<{ allowed: boolean }>("set-iam-billing-access", { allowed });
export const closeAccount = (accountId: string) =>
  callAsSession<{ accountState: AccountState }>("close-account", { accountId });

export const startEmailUpdate = (input: { newEmail: string; password: string }) =>
  callAsSession<{ problem?: Problem }>("start-email-update", input);
export const finishEmailUpdate = (code: string) =>
  callAsSession<{ email?: string; problem?: Problem }>("finish-email-update", { code });

export const getAccountStanding = () =>
  callAsSession<StandingOutput>("get-account-standing").then((output) => output.standing);
export const acceptAgreement = () =>
  callAsSession<StandingOutput>("accept-agreement", { agreementAccepted: true });
export const putAccountPayment = (card: Omit<Card, "billingAddress">) =>
  callAsSession<StandingOutput>("put-account-payment", card);
export const sendAccountPhoneCode = (input: { phoneNumber: string; channel: PhoneChannel }) =>
  callAsSession<StandingOutput>("send-account-phone-code", input);
export const verifyAccountPhone = (input: { phoneNumber: string; code: string }) =>
  callAsSession<StandingOutput>("verify-account-phone", input);

export const startPasskeyRegistration = () =>
  callAsSession<{ options: string }>("start-passkey-registration");
export const finishPasskeyRegistration = (input: { name: string; credential: string }) =>
  callAsSession<{ serialNumber: string }>("finish-passkey-registration", input);

export const getOrganizationEmail = () =>
  callAsSession<{ email: string; verifiedAt?: number }>("get-organization-email");
export const sendOrganizationEmailCode = () => callAsSession<object>("send-organization-email-code");
export const verifyOrganizationEmail = (verificationCode: string) =>
  callAsSession<{ organizationId?: string; problem?: Problem }>("verify-organization-email", {
    verificationCode,
  });
