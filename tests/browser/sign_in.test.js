import assert from "node:assert/strict";
import { before, test } from "node:test";
import { addAuthenticatorApp, madeAccount, signInAsRoot, signInWithoutMfa } from "./support/account.js";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance, newestCode, totp } from "./support/codes.js";

const KNOWN = "known@example.com";
const UNKNOWN = "nobody@example.com";
const SECURED = "secured@example.com";
const PASSWORD = "Correct-Horse-9";
const ATTEMPTS = 5; // signin.attempts
const LOCKED_SECONDS = 900; // signin.lockout_seconds
const SIGN_IN_SECONDS = 900;
const CALLS_PER_ADDRESS = 300; // signin.calls_per_address
const browser = useBrowser();
before(async () => {
  await madeAccount(KNOWN, PASSWORD);
  await madeAccount(SECURED, PASSWORD);
});

const locked = (page) => page.getByText(/Too many attempts have failed\. Try again after/);
const mistake = (page) => page.locator("[data-mistake]");

/** Sends `values` until the page says that it is enough. Answers what it said each time. */
async function triedTooOften(page, label, button, values) {
  const said = [];
  for (const value of values) {
    await field(page, label).fill(value);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes("/portal/submit-")),
      press(page, button),
    ]);
    assert.equal(answer.status(), 200);
    const words = mistake(page).or(locked(page)).first();
    await words.waitFor();
    said.push((await words.innerText()).replace(/after .*/s, "after TIME."));
  }
  return said;
}

const wrongPasswords = Array.from({ length: ATTEMPTS }, (_, index) => `wrong ${index}`);

/** The moment that the page names, by the plane's clock from now. */
async function minutesLeft(page) {
  const [, time] = (await locked(page).innerText()).match(/after (.*)\./);
  return (Date.parse(time) - (await advance(0))) / 60_000;
}

/** What a stranger sees who has forgotten the password of this address. */
async function forgotten(page) {
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await press(page, "Send e-mail");
  await heading(page, "Reset your password");
  await fill(page, {
    "Verification code": "000000",
    "New password": "Battery-Staple-9",
    "New password, again": "Battery-Staple-9",
  });
  await press(page, "Reset password");
  await mistake(page).waitFor();
  return page.locator("main").innerText();
}

test("addresses that nobody has are answered as others are, to the lock-out and its end", async () => {
  const stranger = await browser.open();
  await signInAsRoot(stranger, UNKNOWN, "wrong");
  await mistake(stranger).waitFor();
  const page = await browser.open();
  await signInAsRoot(page, KNOWN, "wrong");
  await mistake(page).waitFor();
  const focused = await page.evaluate(() => document.activeElement.getAttribute("name"));
  assert.equal(focused, "password");

  const said = await triedTooOften(page, "Password", "Sign in", wrongPasswords.slice(1));
  assert.equal(said.at(-1), "Too many attempts have failed. Try again after TIME.");
  assert.equal(new Set(said.slice(0, -1)).size, 1, said);
  assert.deepEqual(await triedTooOften(stranger, "Password", "Sign in", wrongPasswords.slice(1)), said);
  const left = await minutesLeft(page);
  assert.ok(left > 13 && left <= 16, `${left} minutes`);
  await isForEveryone(page);
  await triedTooOften(page, "Password", "Sign in", [PASSWORD]); // the right one changes nothing
  await locked(page).waitFor();

  await advance(LOCKED_SECONDS + 1);
  await field(page, "Password").fill(PASSWORD);
  await press(page, "Sign in");
  await press(page, "Remind me later");
  await heading(page, "Getting started");

  await signInAsRoot(page, KNOWN, wrongPasswords[0]);
  await triedTooOften(page, "Password", "Sign in", wrongPasswords.slice(1));
  const toKnown = await forgotten(page);
  assert.equal((await forgotten(stranger)).replaceAll(UNKNOWN, KNOWN), toKnown);
  await field(page, "Verification code").fill(await newestCode(page, "mail"));
  await press(page, "Reset password");
  await heading(page, "The password is reset");
  await signInWithoutMfa(page, KNOWN, "Battery-Staple-9"); // a code by mail has ended the lock-out
  await heading(page, "Getting started");
  assert.deepEqual([...page.faults, ...stranger.faults], []);
});

test("codes come too late or wrong too often: the password alone is typed again", async () => {
  const owner = await browser.open();
  await signInWithoutMfa(owner, SECURED, PASSWORD);
  await heading(owner, "Getting started");
  const secret = await addAuthenticatorApp(owner);

  const page = await browser.open();
  const typePassword = async () => {
    await field(page, "Password").fill(PASSWORD);
    await press(page, "Sign in");
    await heading(page, "Multi-factor authentication");
  };
  const typeCode = async () => {
    await field(page, "MFA code").fill(totp(secret, await advance(0)));
    await press(page, "Submit");
  };
  await signInAsRoot(page, SECURED, PASSWORD);
  await heading(page, "Multi-factor authentication");
  await advance(SIGN_IN_SECONDS + 1);
  await typeCode();
  await page.getByText(/The sign-in took longer than 15 minutes/).waitFor();
  await page.getByText(SECURED).waitFor(); // whose password it is
  await isForEveryone(page);
  await typePassword();

  const right = new Set([-30, 0, 30, 60, 90].map((seconds) => totp(secret, Date.now() + seconds * 1000)));
  assert.ok(!right.has("000000"));
  const said = await triedTooOften(page, "MFA code", "Submit", Array(ATTEMPTS).fill("000000"));
  assert.equal(said.at(-1), "Too many attempts have failed. Try again after TIME.");
  assert.equal(new Set(said.slice(0, -1)).size, 1, said);
  await isForEveryone(page);
  await typeCode();
  await locked(page).waitFor();
  await advance(LOCKED_SECONDS + 1);
  await typeCode();
  await page.getByText(/The sign-in took longer than 15 minutes/).waitFor();
  await typePassword();
  await press(page, "Cancel");
  assert.equal(await field(page, "Root user e-mail address").inputValue(), SECURED);
  await press(page, "Next");
  await typePassword();
  await typeCode();
  await heading(page, "Getting started");
  assert.deepEqual([...page.faults, ...owner.faults], []);
});

test("an address of another machine that tries too often is told until when", async () => {
  const from = { "x-forwarded-for": "192.0.2.9" };
  const attempt = () =>
    fetch(`${BASE}/portal/start-sign-in`, {
      method: "POST",
      headers: { ...from, "content-type": "application/json" },
      body: JSON.stringify({ rootEmail: UNKNOWN }),
    });
  const answers = await Promise.all(Array.from({ length: CALLS_PER_ADDRESS }, attempt));
  assert.ok(answers.every((answer) => answer.ok));
  const page = await browser.open({ extraHTTPHeaders: from });
  await page.goto(`${BASE}/signin?root=${KNOWN}`);
  await press(page, "Next");
  const alert = page.getByRole("alert");
  await alert.getByText(/^Too many attempts from your address\. Try again after/).waitFor();
  const [, time] = (await alert.innerText()).match(/after (.*)\.$/m);
  const left = (Date.parse(time) - (await advance(0))) / 60_000;
  assert.ok(left > 3 && left <= 6, `${left} minutes`);
  await advance(5 * 60 + 1);
  await press(page, "Next");
  await heading(page, "Root user sign in");
});
