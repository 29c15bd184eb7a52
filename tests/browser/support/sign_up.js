import { BASE, choose, field, fill, heading, press } from "./browser.js";
import { newestCode } from "./codes.js";

// The pages of the sign-up, one by one, as a person goes through them. Each ends where the next one begins.

export const ROOT_PASSWORD = "Correct-Horse-9";

const CONTACT = {
  "Full name": "Ada Example",
  "Organization name": "Example GmbH",
  "Phone number": "+49 30 1234567",
  Address: "Teststraße 1",
  City: "Berlin",
  "State, province or region": "Berlin",
  "Postal code": "10115",
};

export async function begin(page, email) {
  await page.goto(`${BASE}/signup`);
  await fill(page, { "Root user e-mail address": email, "AWS account name": "management" });
  await press(page, "Verify e-mail address");
  await heading(page, "Verify your e-mail address");
}

export async function verify(page) {
  await field(page, "Verification code").fill(await newestCode(page, "mail"));
  await press(page, "Verify");
  await heading(page, "Create your password");
}

export async function setPassword(page) {
  await fill(page, { "Root user password": ROOT_PASSWORD, "Root user password, again": ROOT_PASSWORD });
  await press(page, "Continue");
  await heading(page, "Choose your account plan");
}

export async function choosePlan(page) {
  await page.getByRole("radio", { name: "Paid" }).check();
  await press(page, "Continue");
  await heading(page, "Contact information");
}

export async function giveContact(page) {
  await fill(page, CONTACT);
  await page.getByRole("button", { name: /^Country or territory/ }).click();
  await field(page, "Find a country").fill("Germany");
  await page.getByRole("option", { name: "Germany", exact: true }).click();
  await page.getByRole("checkbox", { name: "I have read the agreement and accept it" }).check();
  await press(page, "Agree and continue");
  await heading(page, "Billing information");
}

export async function givePayment(page) {
  await press(page, "Use Visa 4111111111111111");
  await choose(page, /^Valid until, month/, "12");
  await choose(page, /^Valid until, year/, String(new Date().getFullYear() + 3));
  await field(page, "Security code").fill("123");
  await press(page, "Verify and continue");
  await heading(page, "Confirm your identity");
}

export async function confirmPhone(page) {
  await press(page, "Send SMS");
  await field(page, "Verify code").waitFor();
  await field(page, "Verify code").fill(await newestCode(page, "phone"));
  await press(page, "Continue");
  await heading(page, "Select a support plan");
}

export async function chooseSupport(page, plan) {
  await page.getByRole("radio", { name: plan }).check();
  await press(page, "Complete sign up");
  await heading(page, "Congratulations");
}
