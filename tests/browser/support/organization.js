import assert from "node:assert/strict";
import { signInWithoutMfa } from "./account.js";
import { BASE, field, fill, heading, press } from "./browser.js";

// What stories about organizations do again and again on their pages.

/** Somebody's console in a browser of its own: the root user, who has no second factor. */
export async function consoleOf(browser, email, password) {
  const page = await browser.open();
  await signInWithoutMfa(page, email, password);
  await heading(page, "Getting started");
  return page;
}

export async function openPage(page, path, title) {
  await page.goto(`${BASE}/console/organizations${path}`);
  await heading(page, title);
}

export const link = (page, name) => page.getByRole("link", { name, exact: true });
export const dialog = (page) => page.getByRole("dialog");
export const inDialog = (page, name) => dialog(page).getByRole("button", { name, exact: true }).click();
export const row = (page, text) => page.getByRole("row").filter({ hasText: text });

export async function chooseAction(page, node, action) {
  await press(page, `Actions for ${node}`);
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

export async function addUnit(page, parent, name) {
  await chooseAction(page, parent, "Add a unit");
  await field(page, "Name").fill(name);
  await inDialog(page, "Add the unit");
  await page.getByText(`The unit ${name} is made.`).waitFor();
}

export async function createAccount(page, name, email) {
  await openPage(page, "/create-account", "Create an account");
  await fill(page, { "Account name": name, "E-mail address of its root user": email });
  await press(page, "Create the account");
  await page.getByText(/ is made\.$/).waitFor();
}

/** An account that `program` has its organization make, by the API. Answers its id once it is there. */
export async function madeMember(program, AccountName, Email) {
  const asked = program("organizations", "create_account", { Email, AccountName });
  const { Id: CreateAccountRequestId } = asked.CreateAccountStatus;
  for (;;) {
    const answer = program("organizations", "describe_create_account_status", { CreateAccountRequestId });
    const { State, AccountId, FailureReason } = answer.CreateAccountStatus;
    assert.notEqual(State, "FAILED", FailureReason);
    if (State === "SUCCEEDED") return AccountId;
  }
}

/** What has to be typed before something that cannot be undone. */
export async function confirm(page, typed, button) {
  await field(page, `To confirm, type ${typed}`).fill(typed);
  await inDialog(page, button);
}

/** The code by which the management account's address is verified, as its reader finds it. */
export async function mailedCode(page) {
  const mailbox = await page.context().newPage();
  await mailbox.goto(`${BASE}/mail`);
  await mailbox
    .getByRole("link", { name: /email verification request/ })
    .first()
    .click();
  const text = await mailbox.getByText(/Verification code, valid/).innerText();
  await mailbox.close();
  return text.match(/\b[a-z0-9]{32}\b/)[0];
}

/** Before this, nobody can be invited. */
export async function verifyAddress(page) {
  await openPage(page, "/settings", "Settings");
  await press(page, "Send another code");
  await field(page, "Verification code").waitFor();
  await fill(page, { "Verification code": await mailedCode(page) });
  await press(page, "Verify");
  await page.getByText("The address is verified; accounts can be invited.").waitFor();
}

export async function accountId(page) {
  await page.goto(`${BASE}/console/account`);
  await heading(page, "Account details");
  const text = await page.getByText(/^\d{4}-\d{4}-\d{4}$/).innerText();
  return text.replaceAll("-", "");
}
