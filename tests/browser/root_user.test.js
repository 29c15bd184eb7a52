import assert from "node:assert/strict";
import { before, test } from "node:test";
import { addAuthenticatorApp, madeAccount, signInAsRoot, signInWithoutMfa } from "./support/account.js";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance, newestCode, totp } from "./support/codes.js";

const EMAIL = "root@example.com";
const PASSWORD = "Correct-Horse-9";
const browser = useBrowser();
before(() => madeAccount(EMAIL, PASSWORD));

async function signedIn(email = EMAIL, password = PASSWORD) {
  const page = await browser.open();
  await signInWithoutMfa(page, email, password);
  await heading(page, "Getting started");
  return page;
}

async function openPage(page, path, title) {
  await page.goto(`${BASE}/console/${path}`);
  await heading(page, title);
}

test("the console asks to sign in, and leads back to the page that was wanted", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/console/account/contacts`);
  await heading(page, "Sign in");
  await isForEveryone(page);
  await field(page, "Root user e-mail address").fill(EMAIL);
  await press(page, "Next");
  await heading(page, "Root user sign in");
  await isForEveryone(page);
  await field(page, "Password").fill(PASSWORD);
  await press(page, "Sign in");
  await heading(page, "Add a second factor");
  await isForEveryone(page);
  await press(page, "Remind me later");
  await heading(page, "Alternate contacts");
  assert.deepEqual(page.faults, []);
});

test("another site's address is no place to lead back to", async () => {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, "//example.com/console");
  await heading(page, "Getting started");
  assert.equal(new URL(page.url()).origin, BASE);
});

test("a page of the console holds no token, in its storage or in a cookie that it can read", async () => {
  const page = await signedIn();
  const readable = await page.evaluate(() => [document.cookie, ...Object.values(localStorage)].join());
  assert.doesNotMatch(readable, /gw-session|gw-signin/);
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name.endsWith("gw-session"));
  assert.ok(session.httpOnly && session.sameSite === "Strict");
});

test("alternate contacts are set, shown as a command, and done in the guide", async () => {
  const page = await signedIn();
  await openPage(page, "account/contacts", "Alternate contacts");
  for (const kind of ["Billing", "Operations", "Security"]) {
    await press(page, `Edit: ${kind} contact`);
    await fill(page, {
      "Full name": `${kind} team`,
      Title: "Team",
      "E-mail address": `${kind.toLowerCase()}@example.com`,
      "Phone number": "+49 30 1234567",
    });
    await press(page, "Save");
    await page.getByText(`${kind} contact: saved.`).waitFor();
  }
  await isForEveryone(page);
  await press(page, "Show commands");
  await page.getByText(/aws account put-alternate-contact --alternate-contact-type SECURITY/).waitFor();
  await openPage(page, "", "Getting started");
  await page.getByText("Security team, security@example.com.").waitFor();
});

test("a wrong password is refused; too many lock the user out; a code by mail ends it", async () => {
  const email = "forgetful@example.com";
  await madeAccount(email, PASSWORD);
  const page = await browser.open();
  await signInAsRoot(page, email, "wrong");
  await page.locator("[data-mistake]").waitFor();
  const locked = page.getByText("You cannot sign in now");
  for (let attempt = 0; attempt < 20 && !(await locked.isVisible()); ++attempt) {
    await field(page, "Password").fill(`wrong ${attempt}`);
    await press(page, "Sign in");
    await locked.or(page.locator("[data-mistake]")).waitFor();
  }
  await locked.waitFor();
  await isForEveryone(page);
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await press(page, "Send e-mail");
  await heading(page, "Reset your password");
  await isForEveryone(page);
  await fill(page, {
    "Verification code": await newestCode(page, "mail"),
    "New password": "Battery-Staple-9",
    "New password, again": "Battery-Staple-9",
  });
  await press(page, "Reset password");
  await heading(page, "The password is reset");
  await signInWithoutMfa(page, email, "Battery-Staple-9");
  await heading(page, "Getting started");
});

test("the root user adds an authenticator app, is asked for its code, and removes it", async () => {
  const email = "secured@example.com";
  await madeAccount(email, PASSWORD);
  const page = await signedIn(email);
  const secret = await addAuthenticatorApp(page);
  await isForEveryone(page);

  const other = await browser.open();
  await signInAsRoot(other, email, PASSWORD);
  await heading(other, "Multi-factor authentication");
  await isForEveryone(other);
  const later = await advance(120);
  await field(other, "MFA code").fill(totp(secret, later));
  await press(other, "Submit");
  await heading(other, "Getting started");
  await other.getByText("The root user has a second factor.").waitFor();
  await openPage(other, "credentials", "Security credentials");
  await press(other, "Remove root-account-mfa-device");
  await press(other.getByRole("dialog"), "Remove");
  await other.getByText("You have no second factor").waitFor();
});

test("an access key of the root user is warned of, shown once, and deleted", async () => {
  const page = await signedIn();
  await openPage(page, "credentials/keys", "Access keys");
  await press(page, "Make an access key");
  await field(page, "To confirm, type root access key").fill("root access key");
  await press(page, "Make the key");
  await page.getByText("The access key is made").waitFor();
  await isForEveryone(page);
  await page.getByRole("button", { name: /^Deactivate/ }).click();
  await page.getByRole("button", { name: /^Delete/ }).click();
  await press(page.getByRole("dialog"), "Delete");
  await page.getByText("No access keys: that is best.").waitFor();
});

test("whether users and roles may see costs is told, changed, and told again", async () => {
  const page = await signedIn();
  const title = "IAM user and role access to billing";
  const yes = page.getByRole("radio", { name: "may see and change billing" });
  await openPage(page, "account/billing-access", title);
  await page.getByText("Deactivated", { exact: true }).waitFor();
  assert.ok(!(await yes.isChecked()));
  await yes.check();
  await press(page, "Update");
  await page.getByText("Activated", { exact: true }).waitFor();
  await press(page, "Show commands");
  await page.getByText("IAM access to billing changed: AWS has a page for this, no command.").waitFor();
  await openPage(page, "account/billing-access", title);
  assert.ok(await yes.isChecked());
});

test("a session that another browser ends is over, and says so", async () => {
  const one = await signedIn();
  await openPage(one, "credentials/sessions", "Sessions");
  const two = await signedIn();
  await openPage(two, "credentials/sessions", "Sessions");
  await isForEveryone(two);
  const ending = two.getByRole("button", { name: /^End the session/ });
  await ending.first().waitFor();
  for (let left = await ending.count(); left > 0; --left) {
    await ending.first().click();
    await two.waitForFunction(
      (count) => document.querySelectorAll("button[aria-label^='End the session']").length < count,
      left,
    );
  }
  await one.evaluate(() => window.dispatchEvent(new Event("focus")));
  await one.getByText("Your session has ended").waitFor();
  await press(one, "Sign in again");
  await heading(one, "Sign in");
});

for (const [path, title] of [
  ["", "Getting started"],
  ["account", "Account"],
  ["account/contact", "Contact information"],
  ["account/email", "E-mail address"],
  ["account/plan", "Support plan"],
  ["account/billing-access", "IAM user and role access to billing"],
  ["account/standing", "Standing"],
  ["account/close", "Close account"],
  ["credentials/mfa/passkey", "Add a passkey or security key"],
  ["credentials/password", "Password"],
]) {
  test(`the page “${title}” is for everyone`, async () => {
    const page = await signedIn();
    await openPage(page, path, title);
    await page.waitForLoadState("networkidle");
    await isForEveryone(page);
    assert.deepEqual(page.faults, []);
  });
}

for (const path of [
  "",
  "mail",
  "phone",
  "console/nothing-here",
  "v1/authorize",
  "v1/sessions/confirmation",
]) {
  test(`the page /${path} is for everyone`, async () => {
    const page = path === "v1/authorize" ? await signedIn() : await browser.open();
    await page.goto(`${BASE}/${path}`);
    await page.waitForLoadState("networkidle");
    await isForEveryone(page);
    assert.deepEqual(page.faults, []);
  });
}
