import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { addAuthenticatorApp, askAsPage, signInAsRoot, signInAsUser, signOut } from "./support/account.js";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { awsWith } from "./support/cli.js";
import { advance, totp } from "./support/codes.js";
import { plannedSteps } from "./support/prepare.js";
import * as signUp from "./support/sign_up.js";

const EMAIL = "aws+management@example.com";
const ALIAS = "example-corp";
const USER = "Administrator";
const USER_PASSWORD = "Quiet-Harbour-1904";
/** Of examples/first-foundation.yaml, so that `prepare` finds what that asks for. */
const CONTACTS = {
  Billing: ["Accounts Payable", "Finance team", "aws-billing@example.com", "+1 206 555 0110"],
  Operations: ["Cloud Operations", "On-call team", "aws-operations@example.com", "+1 206 555 0111"],
  Security: ["Security Response", "Security team", "aws-security@example.com", "+1 206 555 0112"],
};
const browser = useBrowser();

const said = (page, words) => page.getByText(words).first().waitFor();
const link = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const inDialog = (page, name) => press(page.getByRole("dialog"), name);

async function toTheGuide(page) {
  await page
    .getByRole("link", { name: /Groundwork/ })
    .first()
    .click();
  await heading(page, "Getting started");
}

/** From the page of the eight steps, as it leads to each. */
async function fromTheGuide(page, check, title) {
  await toTheGuide(page);
  await link(page, `Do it: ${check}`);
  await heading(page, title);
}

/** What a button saved: the values below the file's head. */
async function savedValues(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Download .csv file")]);
  const [, values] = (await readFile(await download.path(), "utf8")).split("\n");
  return values.split(",");
}

async function signsUp(page) {
  await page.goto(BASE);
  await link(page, "Create an account");
  await isForEveryone(page);
  const pages = [
    () => signUp.begin(page, EMAIL),
    () => signUp.verify(page),
    () => signUp.setPassword(page),
    () => signUp.choosePlan(page),
    () => signUp.giveContact(page),
    () => signUp.givePayment(page),
    () => signUp.confirmPhone(page),
    () => signUp.chooseSupport(page, /^Business Support\+/),
  ];
  for (const goOn of pages) {
    await goOn();
    await isForEveryone(page);
  }
  await said(page, "Your account is ready");
  const mailbox = await page.context().newPage();
  await mailbox.goto(`${BASE}/mail`);
  await mailbox.getByRole("link", { name: /Your AWS account is ready/ }).click();
  await mailbox.getByRole("heading", { name: /Your AWS account is ready/ }).waitFor();
  await mailbox.close();
}

async function securesTheRootUser(page) {
  await link(page, "Sign in to the console");
  await press(page, "Next");
  await field(page, "Password").fill(signUp.ROOT_PASSWORD);
  await press(page, "Sign in");
  await press(page, "Remind me later");
  await heading(page, "Getting started");
  await said(page, "5 of 8");
  await fromTheGuide(page, "Multi-factor authentication", "Security credentials");
  return addAuthenticatorApp(page);
}

async function setsTheContacts(page) {
  await fromTheGuide(page, "Security contact", "Alternate contacts");
  for (const [kind, [name, title, email, phone]] of Object.entries(CONTACTS)) {
    await press(page, `Edit: ${kind} contact`);
    await fill(page, { "Full name": name, Title: title, "E-mail address": email, "Phone number": phone });
    await press(page, "Save");
    await said(page, `${kind} contact: saved.`);
  }
  await isForEveryone(page);
  await press(page, "Show commands");
  await said(page, /aws account put-alternate-contact --alternate-contact-type SECURITY/);
  await press(page, "Close commands");
}

async function opensBilling(page) {
  await page.goto(`${BASE}/console/account/billing-access`);
  await page.getByText("Deactivated", { exact: true }).waitFor();
  await page.getByRole("radio", { name: "may see and change billing" }).check();
  await press(page, "Update");
  await page.getByText("Activated", { exact: true }).waitFor();
  await press(page, "Show commands");
  await said(page, "IAM access to billing changed: AWS has a page for this, no command.");
  await press(page, "Close commands");
  await page.reload();
  await page.getByText("Activated", { exact: true }).waitFor();
  assert.ok(await page.getByRole("radio", { name: "may see and change billing" }).isChecked());
}

async function namesTheAccount(page) {
  await fromTheGuide(page, "Password policy", "Account settings");
  await press(page, "Create an alias");
  await field(page, "Alias").fill(ALIAS);
  await inDialog(page, "Save");
  await said(page, `The alias is ${ALIAS}.`);
  await press(page, "Set a policy");
  await field(page, "Minimum length").fill("14");
  await page.getByRole("checkbox", { name: "Former passwords cannot be used again" }).check();
  await field(page, "Former passwords remembered").fill("24");
  await press(page, "Save the policy");
  await said(page, "The password policy is saved.");
}

/** Answers the address and the password that are handed over. */
async function makesTheAdministrator(page) {
  await fromTheGuide(page, "A user with AdministratorAccess", "Users");
  await link(page, "Create a user");
  await field(page, "User name").fill(USER);
  await page.getByRole("checkbox", { name: /sign in to the console/ }).check();
  await press(page, "Create the user");
  await heading(page, `The user ${USER} is created`);
  const [, password, address] = await savedValues(page);
  await link(page, "Go to the user");
  await press(page, "Attach policies");
  await page.getByRole("button", { name: /^Policies/ }).click();
  await page.keyboard.type("AdministratorAccess");
  await page.getByRole("option", { name: /^AdministratorAccess( |$)/ }).click();
  await page.keyboard.press("Escape");
  await inDialog(page, "Attach");
  await said(page, "The policy is attached.");
  return { password, address };
}

async function signsInAsAdministrator(page, { address, password }) {
  await page.goto(address);
  await field(page, "IAM user name").fill(USER);
  await press(page, "Next");
  await field(page, "Password").fill(password);
  await press(page, "Sign in");
  await heading(page, "Choose a new password");
  await fill(page, { "New password": USER_PASSWORD, "New password, again": USER_PASSWORD });
  await press(page, "Confirm password change");
  await heading(page, "Getting started");
  await said(page, "7 of 8");
  const secret = await addAuthenticatorApp(page);
  await signOut(page, USER);
  await signInAsUser(page, USER, USER_PASSWORD, ALIAS);
  await heading(page, "Multi-factor authentication");
  await field(page, "MFA code").fill(totp(secret, await advance(120)));
  await press(page, "Submit");
  await heading(page, "Getting started");
  await said(page, "8 of 8");
  await isForEveryone(page);
}

/** With a key for as long as it is needed: AWS's guide wants the administrator to have none. */
async function usesTheCommandLine(page) {
  await page.goto(`${BASE}/console/credentials/keys`);
  await press(page, "Make an access key");
  await press(page, "Make the key");
  await said(page, "The access key is made");
  const [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] = await savedValues(page);
  const aws = awsWith({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
  const { Arn: arn, Account: account } = await aws("sts", "get-caller-identity");
  assert.equal(arn, `arn:aws:iam::${account}:user/${USER}`);
  const security = ["--alternate-contact-type", "SECURITY"];
  const { AlternateContact: contact } = await aws("account", "get-alternate-contact", ...security);
  assert.equal(contact.EmailAddress, CONTACTS.Security[2]);
  await page.goto(`${BASE}/console/iam/users`);
  await page.getByRole("link", { name: USER }).waitFor();
  await aws("iam", "create-user", "--user-name", "from-a-terminal");
  await page.getByRole("link", { name: "from-a-terminal" }).waitFor(); // nobody has touched the page
  await aws("iam", "delete-user", "--user-name", "from-a-terminal");
  await aws("iam", "delete-access-key", "--access-key-id", AWS_ACCESS_KEY_ID);
  return account;
}

test("the guide's eight steps, from the empty plane to the administrator with MFA, by hand", async () => {
  const page = await browser.open();
  await signsUp(page);
  const rootSecret = await securesTheRootUser(page);
  await setsTheContacts(page);
  await opensBilling(page);
  await namesTheAccount(page);
  const handedOver = await makesTheAdministrator(page);
  await signOut(page, "Root user");

  const person = await browser.open();
  await signsInAsAdministrator(person, handedOver);
  const account = await usesTheCommandLine(person);
  await toTheGuide(person);
  await said(person, "8 of 8");

  // What a person clicked is, step by step, what `prepare` would have done.
  const left = (await plannedSteps(account, await askAsPage(person, "get-session-credentials")))
    .filter((step) => /^[678]\./.test(step.number) && step.result !== "already_so")
    .map((step) => `${step.id}: ${step.result}, ${step.before}`);
  assert.deepEqual(left, []);

  await signInAsRoot(page, EMAIL, signUp.ROOT_PASSWORD);
  await field(page, "MFA code").fill(totp(rootSecret, await advance(120)));
  await press(page, "Submit");
  await heading(page, "Getting started");
  await said(page, "8 of 8");
  assert.deepEqual([...page.faults, ...person.faults], []);
});
