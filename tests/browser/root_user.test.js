import assert from "node:assert/strict";
import { before, test } from "node:test";
import { addAuthenticatorApp, madeAccount, signInAsRoot, signInWithoutMfa } from "./support/account.js";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance, totp } from "./support/codes.js";

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

test("a session that another browser ends is over at its next deed, and says so", async () => {
  const one = await signedIn();
  await openPage(one, "account/contacts", "Alternate contacts");
  await press(one, "Edit: Billing contact");
  const two = await signedIn();
  await openPage(two, "credentials/sessions", "Sessions");
  const others = two.getByRole("button", { name: /^End the session of/ });
  await others.first().waitFor();
  await isForEveryone(two);
  for (let left = await others.count(); left > 0; --left) {
    await others.first().click();
    await two.waitForFunction(
      (count) => document.querySelectorAll("button[aria-label^='End the session']").length < count,
      left,
    );
  }
  await two.getByText(/^The session of .* is ended/).waitFor();
  await fill(one, {
    "Full name": "Too late",
    Title: "Team",
    "E-mail address": "billing@example.com",
    "Phone number": "+49 30 1234567",
  });
  await press(one, "Save");
  await one.getByText("Your session has ended").waitFor();
  await press(one, "Sign in again");
  await heading(one, "Sign in");
  await openPage(two, "account/contacts", "Alternate contacts");
  assert.ok(!(await two.getByText("Too late").isVisible()));
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
