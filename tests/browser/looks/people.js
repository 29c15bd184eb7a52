import { madeAccount, signInAsUser, signInWithoutMfa } from "../support/account.js";
import { heading } from "../support/browser.js";

const ALONE = { email: "alone@example.com", password: "Rehearsal-Alone-1" };
const OWN = /^\/console\/(credentials|iam$)/;
const MEMBERS = /^\/console($|\/(organizations|account|billing))/;

const asRoot = (email, password) => async (page) => {
  await signInWithoutMfa(page, email, password);
  await heading(page, "Getting started");
};

const asUser = (name, password) => async (page) => {
  await signInAsUser(page, name, password);
  await heading(page, "Getting started");
};

/** Who looks at the console. The first one shall come to every page; the others see what differs for them. */
export const people = [
  {
    person: "root user",
    signIn: asRoot("aws+management@example.com", "Rehearsal-Root-1"),
  },
  {
    person: "new account",
    signIn: async (page) => {
      await madeAccount(ALONE.email, ALONE.password);
      await asRoot(ALONE.email, ALONE.password)(page);
    },
    fixedOnly: true,
    dialogs: false,
  },
  {
    person: "trainee",
    signIn: asUser("trainee", "Rehearsal-Trainee-1"),
    fixedOnly: true,
    dialogs: false,
  },
  {
    person: "administrator",
    signIn: asUser("admin", "Rehearsal-Admin-1"),
    where: OWN,
    fixedOnly: true,
  },
  {
    person: "member account",
    signIn: asRoot("aws+workload@example.com", "Rehearsal-Root-2"),
    where: MEMBERS,
    fixedOnly: true,
    dialogs: false,
  },
];
