import { before, test } from "node:test";
import { madeAccount, signInAsRoot } from "./support/account.js";
import { BASE, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance, nextStep, totp } from "./support/codes.js";
import { addPasskey, withAuthenticator } from "./support/passkeys.js";

const PASSWORD = "Correct-Horse-9";
const DAY_SECONDS = 86_400;
const browser = useBrowser();

/** Past the page that tells from when on a second factor is a must. */
async function signedIn(page, email) {
  await signInAsRoot(page, email, PASSWORD);
  await heading(page, "Add a second factor");
  await press(page, "Remind me later");
  await heading(page, "Getting started");
}

before(async () => {
  await madeAccount("passkey@example.com", PASSWORD);
  await madeAccount("late@example.com", PASSWORD);
});

test("the root user adds a passkey, signs in with it, and removes it", async () => {
  const page = await browser.open();
  await withAuthenticator(page);
  await signedIn(page, "passkey@example.com");
  await addPasskey(page, "laptop");

  await page.context().clearCookies();
  await signInAsRoot(page, "passkey@example.com", PASSWORD);
  await heading(page, "Multi-factor authentication");
  await isForEveryone(page);
  await press(page, "Use the passkey or security key");
  await heading(page, "Getting started");
  await page.getByText("The root user has a second factor.").waitFor();
  await page.goto(`${BASE}/console/credentials`);
  await page.getByRole("button", { name: /^Remove laptop/ }).click();
  await press(page.getByRole("dialog"), "Remove");
  await page.getByText("You have no second factor").waitFor();
});

test("35 days after the first sign-in a second factor must be set up before anything else", async () => {
  const page = await browser.open();
  await signedIn(page, "late@example.com");
  const at = await advance(35 * DAY_SECONDS);
  await page.context().clearCookies();
  await signInAsRoot(page, "late@example.com", PASSWORD);
  await heading(page, "Set up multi-factor authentication");
  await isForEveryone(page);
  await press(page, "Show the secret key");
  const secret = (await page.getByText(/^[A-Z2-7]{32,}$/).innerText()).trim();
  await fill(page, { "MFA code 1": totp(secret, at), "MFA code 2": totp(secret, nextStep(at)) });
  await press(page, "Add the device and sign in");
  await heading(page, "Getting started");
});
