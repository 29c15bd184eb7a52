import type * as checks from "./checks";

export interface Check {
  text: string;
  /** The function of checks.ts that verifies it. Absent: it cannot be otherwise, and `words` says why. */
  verify?: keyof typeof checks;
  words?: string;
  /** The console's page that does it, below /console/. */
  page?: string;
}

export interface GuideStep {
  title: string;
  purpose: string;
  checks: Check[];
}

/** The guide's eight steps, in its order. */
export const STEPS: GuideStep[] = [
  {
    title: "Why several accounts",
    purpose:
      "An account isolates cost, ownership, access and damage. A foundation begins with a management " +
      "account, a few accounts that serve all others, and one for each team.",
    checks: [{ text: "This is to be read", words: "The other steps make the first of these accounts." }],
  },
  {
    title: "Reuse an account or create one",
    purpose: "The management account holds the organization and pays for it. Nothing else runs in it.",
    checks: [{ text: "Who you are here", verify: "caller" }],
  },
  {
    title: "E-mail address",
    purpose: "The root user's address: a group's, that outlives its members.",
    checks: [
      {
        text: "The address is verified",
        words: "No sign-up goes on without the code that was mailed.",
        page: "account/email",
      },
    ],
  },
  {
    title: "Sign up",
    purpose: "Contact information, a payment method, a phone, a support plan.",
    checks: [
      { text: "Contact information", verify: "contactInformation", page: "account/contact" },
      { text: "Support plan: Business Support+ or more", verify: "supportPlan", page: "account/plan" },
    ],
  },
  {
    title: "Activation",
    purpose: "Services refuse an account until it is active; a mail tells when it is.",
    checks: [{ text: "The account is active", verify: "active", page: "account" }],
  },
  {
    title: "Secure the root user",
    purpose: "A second factor, no access keys, and no daily work.",
    checks: [
      { text: "Multi-factor authentication", verify: "rootMfa", page: "credentials" },
      { text: "No access keys", verify: "rootKeys", page: "credentials/keys" },
    ],
  },
  {
    title: "Alternate contacts",
    purpose: "AWS's notices reach several people: best group addresses.",
    checks: [
      { text: "Billing contact", verify: "billingContact", page: "account/contacts" },
      { text: "Operations contact", verify: "operationsContact", page: "account/contacts" },
      { text: "Security contact", verify: "securityContact", page: "account/contacts" },
    ],
  },
  {
    title: "The administrator",
    purpose:
      "One IAM user with administrator rights, a password and a second factor, and without access keys.",
    checks: [
      { text: "Account alias", verify: "alias", page: "iam/account" },
      { text: "Password policy", verify: "passwordPolicy", page: "iam/account" },
      { text: "A user with AdministratorAccess", verify: "administrator", page: "iam/users" },
      { text: "Console access", verify: "administratorPassword", page: "iam/users" },
      { text: "No access keys", verify: "administratorKeys", page: "iam/users" },
      { text: "Multi-factor authentication", verify: "administratorMfa", page: "iam/users" },
    ],
  },
];
