import { callPortal, type Problem } from "./client";
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

export const getSession = () => callPortal<Session>("get-session");
export const getSessionCredentials = () => callPortal<SessionCredentials>("get-session-credentials");
export const signOut = () => callPortal<object>("sign-out");
export const listSessions = () =>
  callPortal<{ sessions: SessionEntry[] }>("list-sessions").then((output) => output.sessions);
export const endSession = (sessionId: string) => callPortal<object>("end-session", { sessionId });

export const changeSupportPlan = (supportPlan: string) =>
  callPortal<{ supportPlan: string; since: number }>("change-support-plan", { supportPlan });
export const setIamBillingAccess = (allowed: boolean) =>
  callPortal<{ allowed: boolean }>("set-iam-billing-access", { allowed });
export const closeAccount = (accountId: string) =>
  callPortal<{ accountState: AccountState }>("close-account", { accountId });

export const getAccountStanding = () =>
  callPortal<StandingOutput>("get-account-standing").then((output) => output.standing);
export const acceptAgreement = () =>
  callPortal<StandingOutput>("accept-agreement", { agreementAccepted: true });
export const putAccountPayment = (card: Omit<Card, "billingAddress">) =>
  callPortal<StandingOutput>("put-account-payment", card);
export const sendAccountPhoneCode = (input: { phoneNumber: string; channel: PhoneChannel }) =>
  callPortal<StandingOutput>("send-account-phone-code", input);
export const verifyAccountPhone = (input: { phoneNumber: string; code: string }) =>
  callPortal<StandingOutput>("verify-account-phone", input);

export const startPasskeyRegistration = () => callPortal<{ options: string }>("start-passkey-registration");
export const finishPasskeyRegistration = (input: { name: string; credential: string }) =>
  callPortal<{ serialNumber: string }>("finish-passkey-registration", input);

export const sendOrganizationEmailCode = () => callPortal<object>("send-organization-email-code");
export const verifyOrganizationEmail = (verificationCode: string) =>
  callPortal<{ organizationId?: string; problem?: Problem }>("verify-organization-email", {
    verificationCode,
  });
