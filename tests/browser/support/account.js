import assert from "node:assert/strict";
import { BASE, field, fill, heading, isForEveryone, press } from "./browser.js";
import { advance, nextStep, totp } from "./codes.js";

/** A program's way to the portal: tokens in the body, as `groundwork prepare` signs up. */
async function portal(operation, input) {
  const response = await fetch(`${BASE}/portal/${operation}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  assert.equal(response.status, 200, `${operation}: ${JSON.stringify(answer)}`);
  return answer;
}

async function newestCode(channel) {
  const { messages } = await portal("list-messages", { channel, limit: 1 });
  return messages[0].body.match(/\b\d{6}\b/)[0];
}

/** An account whose sign-up is no part of the story. */
export async function madeAccount(email, password, supportPlan = "BASIC", accountPlan = "PAID") {
  const { signUpToken } = await portal("start-sign-up", { email, accountName: "management" });
  const step = (operation, input = {}) => portal(operation, { signUpToken, ...input });
  await step("verify-email", { code: await newestCode("MAIL") });
  await step("set-root-password", { password });
  await step("choose-account-plan", { accountPlan });
  const phoneNumber = "+49 30 1234567";
  const address = {
    addressLine1: "Teststraße 1",
    city: "Berlin",
    stateOrRegion: "Berlin",
    postalCode: "10115",
  };
  await step("put-sign-up-contact", {
    accountType: "PERSONAL",
    contactInformation: { fullName: "Ada Example", phoneNumber, countryCode: "DE", ...address },
    agreementAccepted: true,
  });
  await step("put-sign-up-payment", {
    cardNumber: "4111111111111111",
    expiryMonth: 12,
    expiryYear: new Date().getFullYear() + 3,
    securityCode: "123",
    holderName: "Ada Example",
  });
  await step("send-phone-code", { phoneNumber, channel: "SMS" });
  await step("verify-phone", { code: await newestCode("SMS") });
  await step("choose-support-plan", { supportPlan });
  await becomesActive(step);
}

/** What gives the root user of an account that an organization made its first password. */
export async function resetPassword(email, newPassword) {
  await portal("start-password-reset", { email });
  await portal("finish-password-reset", { email, code: await newestCode("MAIL"), newPassword });
}

async function becomesActive(step) {
  for (let attempt = 0; attempt < 100; ++attempt) {
    const { signUp } = await step("get-sign-up");
    if (signUp.accountState === "ACTIVE") return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("the account did not become active");
}

/** What a page of ours is answered, with the cookies of whoever is signed in there. */
export const askAsPage = (page, operation) =>
  page.evaluate(async (path) => {
    const csrf = decodeURIComponent(/gw-csrf=([^;]*)/.exec(document.cookie)[1]);
    const headers = {
      "content-type": "application/json",
      "x-groundwork-pages": "1",
      "x-groundwork-csrf": csrf,
    };
    return (await fetch(path, { method: "POST", headers, body: "{}" })).json();
  }, `/portal/${operation}`);

async function nameAndPassword(page, email, password) {
  await field(page, "Root user e-mail address").fill(email);
  await press(page, "Next");
  await field(page, "Password").fill(password);
  await press(page, "Sign in");
}

/** As far as the password; what follows depends on the account. */
export async function signInAsRoot(page, email, password, to = "/console") {
  await page.goto(`${BASE}/signin?to=${to}`);
  await nameAndPassword(page, email, password);
}

/** A root user without a second factor, from a page whose session has ended. */
export async function signInAgain(page, email, password) {
  await press(page, "Sign in again");
  await nameAndPassword(page, email, password);
  await press(page, "Remind me later");
}

/** The same for a root user without a second factor, who goes on without one for now. */
export async function signInWithoutMfa(page, email, password, to = "/console") {
  await signInAsRoot(page, email, password, to);
  await press(page, "Remind me later");
}

/** The second factor of whoever is signed in, which has none so far. Answers the app's secret. */
export async function addAuthenticatorApp(page) {
  await page.goto(`${BASE}/console/credentials/mfa/authenticator`);
  await heading(page, "Add an authenticator app");
  await press(page, "Next");
  await press(page, "Show the secret key");
  await isForEveryone(page);
  const secret = (await page.getByText(/^[A-Z2-7]{32,}$/).innerText()).trim();
  const at = await advance(0);
  await fill(page, { "MFA code 1": totp(secret, at), "MFA code 2": totp(secret, nextStep(at)) });
  await press(page, "Add MFA");
  await page.getByText("1 of 8").waitFor();
  return secret;
}

/** A user of the account with this alias, without a second factor. */
export async function signInAsUser(page, userName, password, account = "example-corp") {
  await page.goto(`${BASE}/signin?account=${account}`);
  await field(page, "IAM user name").fill(userName);
  await press(page, "Next");
  await heading(page, "IAM user sign in");
  await field(page, "Password").fill(password);
  await press(page, "Sign in");
}

/** By the menu that says who is signed in. */
export async function chooseSignOut(page, who) {
  await page
    .getByRole("button", { name: new RegExp(`^${who}`) })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

export async function signOut(page, who) {
  await chooseSignOut(page, who);
  await page.getByText("You are signed out.").waitFor();
}
