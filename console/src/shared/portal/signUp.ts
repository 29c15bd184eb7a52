import { callPortal, type Problem } from "./client";
import { Hold } from "./hold";

export type SignUpStep =
  | "VERIFY_EMAIL"
  | "SET_ROOT_PASSWORD"
  | "CHOOSE_ACCOUNT_PLAN"
  | "PUT_CONTACT"
  | "PUT_PAYMENT"
  | "SEND_PHONE_CODE"
  | "VERIFY_PHONE"
  | "CHOOSE_SUPPORT_PLAN"
  | "COMPLETE";

export type AccountPlan = "FREE" | "PAID";
export type AccountType = "BUSINESS" | "PERSONAL";
export type AccountState = "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";
export type PhoneChannel = "SMS" | "VOICE";

export interface PostalAddress {
  addressLine1: string;
  addressLine2?: string;
  addressLine3?: string;
  city: string;
  stateOrRegion?: string;
  districtOrCounty?: string;
  postalCode: string;
  countryCode: string;
}

export interface ContactInformation extends PostalAddress {
  fullName: string;
  phoneNumber: string;
  companyName?: string;
  websiteUrl?: string;
}

export interface PaymentMethod {
  brand: string;
  lastFour: string;
  expiryMonth: number;
  expiryYear: number;
  holderName: string;
  billingAddress?: PostalAddress;
}

export interface Card {
  cardNumber: string;
  expiryMonth: number;
  expiryYear: number;
  securityCode: string;
  holderName: string;
  billingAddress?: PostalAddress;
}

/** As far as it has come, without its secrets. */
export interface SignUp {
  nextStep: SignUpStep;
  email: string;
  accountName: string;
  emailVerified: boolean;
  passwordSet: boolean;
  accountPlan?: AccountPlan;
  accountType?: AccountType;
  contactInformation?: ContactInformation;
  payment?: PaymentMethod;
  phoneNumber?: string;
  phoneVerified: boolean;
  supportPlan?: string;
  accountId?: string;
  accountState?: AccountState;
  expiresAt: number;
}

export interface SignUpOutput {
  signUp: SignUp;
  problem?: Problem;
}

export interface SupportPlan {
  supportPlan: string;
  name: string;
  minimumUsdPerMonth: number;
  share?: string;
  endsAt?: number;
  selectable: boolean;
}

export interface TestCard {
  brand: string;
  number: string;
}

const hold = new Hold();

/** The steps that follow belong to this sign-up, whatever another tab begins. */
async function holding(begun: Promise<SignUpOutput>): Promise<SignUpOutput> {
  const output = await begun;
  hold.take();
  return output;
}

const step = (operation: string, input: object = {}) => callPortal<SignUpOutput>(operation, input, { hold });

export const startSignUp = (input: { email: string; accountName: string }) =>
  holding(callPortal<SignUpOutput>("start-sign-up", input));
/** The one of this browser that is under way, or has just been completed. */
export const findSignUp = () => holding(callPortal<SignUpOutput>("get-sign-up"));
export const getSignUp = () => step("get-sign-up");
export const resendEmailCode = () => step("resend-email-code");
export const verifyEmail = (code: string) => step("verify-email", { code });
export const setRootPassword = (password: string) => step("set-root-password", { password });
export const chooseAccountPlan = (accountPlan: AccountPlan) => step("choose-account-plan", { accountPlan });
export const putSignUpContact = (input: {
  accountType: AccountType;
  contactInformation: ContactInformation;
  agreementAccepted: boolean;
}) => step("put-sign-up-contact", input);
export const putSignUpPayment = (card: Card) => step("put-sign-up-payment", card);
export const sendPhoneCode = (input: { phoneNumber: string; channel: PhoneChannel }) =>
  step("send-phone-code", input);
export const verifyPhone = (code: string) => step("verify-phone", { code });
export const chooseSupportPlan = (supportPlan: string) => step("choose-support-plan", { supportPlan });

export const listSupportPlans = () =>
  callPortal<{ supportPlans: SupportPlan[] }>("list-support-plans").then((output) => output.supportPlans);
export const listTestCards = () =>
  callPortal<{ testCards: TestCard[] }>("list-test-cards").then((output) => output.testCards);
