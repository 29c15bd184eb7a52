import { createContext, useContext, useEffect } from "react";
import { PortalError } from "../../shared/portal/client";
import type { Drafts } from "./drafts";
import type { SignUp, SignUpOutput, SignUpStep } from "../../shared/portal/signUp";

/** A page of the wizard. Several steps of the plane may stand on one. */
export interface WizardPage {
  path: string;
  title: string;
  /** It can be opened once this step is due or taken. */
  from?: SignUpStep;
  /** It is behind us once this step is due. */
  until: SignUpStep;
}

const ORDER: SignUpStep[] = [
  "VERIFY_EMAIL",
  "SET_ROOT_PASSWORD",
  "CHOOSE_ACCOUNT_PLAN",
  "PUT_CONTACT",
  "PUT_PAYMENT",
  "SEND_PHONE_CODE",
  "VERIFY_PHONE",
  "CHOOSE_SUPPORT_PLAN",
  "COMPLETE",
];

/** In AWS's order: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-creating.html */
export const PAGES: WizardPage[] = [
  { path: "", title: "E-mail address and account name", until: "VERIFY_EMAIL" },
  { path: "verify", title: "Verify the address", from: "VERIFY_EMAIL", until: "SET_ROOT_PASSWORD" },
  {
    path: "password",
    title: "Root user's password",
    from: "SET_ROOT_PASSWORD",
    until: "CHOOSE_ACCOUNT_PLAN",
  },
  { path: "plan", title: "Account plan", from: "CHOOSE_ACCOUNT_PLAN", until: "PUT_CONTACT" },
  { path: "contact", title: "Contact information", from: "PUT_CONTACT", until: "PUT_PAYMENT" },
  { path: "payment", title: "Billing information", from: "PUT_PAYMENT", until: "SEND_PHONE_CODE" },
  { path: "phone", title: "Confirm your identity", from: "SEND_PHONE_CODE", until: "CHOOSE_SUPPORT_PLAN" },
  { path: "support", title: "Support plan", from: "CHOOSE_SUPPORT_PLAN", until: "COMPLETE" },
];

const reached = (step: SignUpStep, due: SignUpStep): boolean => ORDER.indexOf(due) >= ORDER.indexOf(step);

export function isOpen(page: WizardPage, signUp: SignUp | undefined): boolean {
  if (signUp?.nextStep === "COMPLETE") return false;
  // An address that was verified is not changed any more; another one is another sign-up.
  if (page.path === "verify") return signUp?.nextStep === "VERIFY_EMAIL";
  return page.from === undefined || (signUp !== undefined && reached(page.from, signUp.nextStep));
}

export function isDone(page: WizardPage, signUp: SignUp | undefined): boolean {
  return signUp !== undefined && reached(page.until, signUp.nextStep);
}

export function pageOf(path: string): WizardPage | undefined {
  return PAGES.find((page) => page.path === path);
}

/** Where the wizard goes on. */
export function duePath(signUp: SignUp): string {
  if (signUp.nextStep === "COMPLETE") return "/signup/done";
  const page = PAGES.find((candidate) => !isDone(candidate, signUp));
  return page === undefined ? "/signup" : `/signup/${page.path}`;
}

export interface Wizard {
  signUp?: SignUp;
  /** Takes what the plane answered. */
  take: (output: SignUpOutput) => void;
  /** Takes it and goes to the next page. */
  goOn: (output: SignUpOutput, path: string) => void;
  /** A step was refused because of what another tab, or time, has done: says so and leads to what is due. */
  overtaken: (error: unknown) => Promise<void>;
  drafts: Drafts;
}

export const WizardContext = createContext<Wizard | undefined>(undefined);

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (wizard === undefined) throw new Error("useWizard is for the pages of the sign-up");
  return wizard;
}

/** The sign-up of pages that open only once it has begun. */
export function useSignUp(): SignUp {
  const { signUp } = useWizard();
  if (signUp === undefined) throw new Error("This page opens once a sign-up has begun");
  return signUp;
}

/** Refusals that no other input would change: the step is not due, or not of this page's sign-up. */
const OVERTAKEN = ["TakenOver", "SignUpStepException", "SignUpNotFoundException"];

/** Leads to what is due where a step was refused for such a reason; answers any other error, to be shown. */
export function useOvertaken(error: unknown): unknown {
  const { overtaken } = useWizard();
  const is = error instanceof PortalError && OVERTAKEN.includes(error.name);
  useEffect(() => {
    if (is) void overtaken(error);
  }, [error]);
  return is ? undefined : error;
}
