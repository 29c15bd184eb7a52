import { before, test } from "node:test";
import { madeAccount } from "./support/account.js";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance, nextStep, totp } from "./support/codes.js";

// Passkeys belong to a host's name, and 127.0.0.1 is none.
const HERE = BASE.replace("127.0.0.1", "localhost");
const PASSWORD = "Correct-Horse-9";
const DAY_SECONDS = 86_400;
const browser = useBrowser();

async function signIn(page, email) {
  await page.goto(`${HERE}/signin?to=/console`);
  await field(page, "Root user e-mail address").fill(email);
  await press(page, "Next");
  await field(page, "Password").fill(PASSWORD);
  await press(page, "Sign in");
}

/** Past the page that tells from when on a second factor is a must. */
async function signedIn(page, email) {
  await signIn(page, email);
  await heading(page, "Add a second factor");
  await press(page, "Remind me later");
  await heading(page, "Getting started");
}

/** Chromium's own authenticator in software, as one that is built into a laptop. */
async function withAuthenticator(page) {
  const debugging = await page.context().newCDPSession(page);
  await debugging.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  await debugging.send("WebAuthn.addVirtualAuthenticator", { options });
}

before(async () => {
  await madeAccount("passkey@example.com", PASSWORD);
  await madeAccount("late@example.com", PASSWORD);
});

test("the root user adds a passkey, signs in with it, and removes it", async () => {
  const page = await browser.open();
  await withAuthenticator(page);
  await signedIn(page, "passkey@example.com");
  await page.goto(`${HERE}/console/credentials/mfa/passkey`);
  await heading(page, "Add a passkey or security key");
  await field(page, "Device name").fill("laptop");
  await press(page, "Register");
  await page.getByText("1 of 8").waitFor();

  await page.context().clearCookies();
  await signIn(page, "passkey@example.com");
  await heading(page, "Multi-factor authentication");
  await isForEveryone(page);
  await press(page, "Use the passkey or security key");
  await heading(page, "Getting started");
  await page.getByText("The root user has a second factor.").waitFor();
  await page.goto(`${HERE}/console/credentials`);
  await page.getByRole("button", { name: /^Remove laptop/ }).click();
  await press(page.getByRole("dialog"), "Remove");
  await page.getByText("You have no second factor").waitFor();
});

test("35 days after the first sign-in a second factor must be set up before anything else", async () => {
  const page = await browser.open();
  await signedIn(page, "late@example.com");
  const at = await advance(35 * DAY_SECONDS);
  await page.context().clearCookies();
  await signIn(page, "late@example.com");
  await heading(page, "Set up multi-factor authentication");
  await isForEveryone(page);
  await press(page, "Show the secret key");
  const secret = (await page.getByText(/^[A-Z2-7]{32,}$/).innerText()).trim();
  await fill(page, { "MFA code 1": totp(secret, at), "MFA code 2": totp(secret, nextStep(at)) });
  await press(page, "Add the device and sign in");
  await heading(page, "Getting started");
});
