import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, choose, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { newestCode } from "./support/codes.js";

const browser = useBrowser();

async function begin(page, email) {
  await page.goto(`${BASE}/signup`);
  await fill(page, { "Root user e-mail address": email, "AWS account name": "management" });
  await press(page, "Verify e-mail address");
  await heading(page, "Verify your e-mail address");
}

async function verify(page) {
  await field(page, "Verification code").fill(await newestCode(page, "mail"));
  await press(page, "Verify");
  await heading(page, "Create your password");
}

async function setPassword(page) {
  await fill(page, {
    "Root user password": "Correct-Horse-9",
    "Root user password, again": "Correct-Horse-9",
  });
  await press(page, "Continue");
  await heading(page, "Choose your account plan");
}

async function choosePlan(page) {
  await page.getByRole("radio", { name: "Paid" }).check();
  await press(page, "Continue");
  await heading(page, "Contact information");
}

async function giveContact(page) {
  await fill(page, {
    "Full name": "Ada Example",
    "Organization name": "Example GmbH",
    "Phone number": "+49 30 1234567",
    Address: "Teststraße 1",
    City: "Berlin",
    "State, province or region": "Berlin",
    "Postal code": "10115",
  });
  await page.getByRole("button", { name: /^Country or territory/ }).click();
  await field(page, "Find a country").fill("Germany");
  await page.getByRole("option", { name: "Germany", exact: true }).click();
  await page.getByRole("checkbox", { name: "I have read the agreement and accept it" }).check();
  await press(page, "Agree and continue");
  await heading(page, "Billing information");
}

async function givePayment(page) {
  await press(page, "Use Visa 4111111111111111");
  await choose(page, /^Valid until, month/, "12");
  await choose(page, /^Valid until, year/, String(new Date().getFullYear() + 3));
  await field(page, "Security code").fill("123");
  await press(page, "Verify and continue");
  await heading(page, "Confirm your identity");
}

async function confirmPhone(page) {
  await press(page, "Send SMS");
  await field(page, "Verify code").waitFor();
  await field(page, "Verify code").fill(await newestCode(page, "phone"));
  await press(page, "Continue");
  await heading(page, "Select a support plan");
}

test("a person signs up, page by page, to an active account; every page is for everyone", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signup`);
  await isForEveryone(page);
  await begin(page, "first@example.com");
  await isForEveryone(page);
  await verify(page);
  await isForEveryone(page);
  await setPassword(page);
  await isForEveryone(page);
  await choosePlan(page);
  await isForEveryone(page);
  await giveContact(page);
  await isForEveryone(page);
  await givePayment(page);
  await isForEveryone(page);
  await confirmPhone(page);
  await isForEveryone(page);
  await page.getByRole("radio", { name: /^Basic/ }).check();
  await press(page, "Complete sign up");
  await heading(page, "Congratulations");
  await page.getByText("Your account is ready").first().waitFor();
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});

test("mistakes are said at their fields, and the first one gets the focus", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signup`);
  await field(page, "Root user e-mail address").fill("nobody");
  await press(page, "Verify e-mail address");
  await page.getByText("An address has 6 to 64 characters.").or(page.getByText("looks like name@")).waitFor();
  await page.getByText("A name is needed.").waitFor();
  const focused = await page.evaluate(() => document.activeElement.getAttribute("name"));
  assert.equal(focused, "email");
});

test("a wrong code is refused in words, and the right one still counts", async () => {
  const page = await browser.open();
  await begin(page, "wrong-code@example.com");
  const right = await newestCode(page, "mail");
  await field(page, "Verification code").fill(right === "000000" ? "000001" : "000000");
  await press(page, "Verify");
  await page.locator("[data-mistake]").waitFor();
  await verify(page);
});

test("an address that an account has is refused", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signup`);
  await fill(page, { "Root user e-mail address": "first@example.com", "AWS account name": "again" });
  await press(page, "Verify e-mail address");
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /There is one already/);
});

test("back and forth, and a reload in the middle, lose nothing", async () => {
  const page = await browser.open();
  await begin(page, "reload@example.com");
  await verify(page);
  await setPassword(page);
  await choosePlan(page);
  await field(page, "Full name").fill("Typed and not sent");
  await press(page, "Back");
  await heading(page, "Choose your account plan");
  assert.ok(await page.getByRole("radio", { name: "Paid" }).isChecked());
  await press(page, "Continue");
  assert.equal(await field(page, "Full name").inputValue(), "Typed and not sent");
  await giveContact(page);
  await page.reload();
  await heading(page, "Billing information");
  await press(page, "Back");
  assert.equal(await field(page, "City").inputValue(), "Berlin");

  // Another day, the same browser: the address alone leads back to where it was left.
  await page.goto(`${BASE}/signup`);
  await press(page, "Go on with it");
  await heading(page, "Billing information");
});

test("pages that are not due yet lead to the one that is", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signup/support`);
  await heading(page, "Sign up for AWS");
  await begin(page, "ahead@example.com");
  await page.goto(`${BASE}/signup/payment`);
  await heading(page, "Verify your e-mail address");
});
