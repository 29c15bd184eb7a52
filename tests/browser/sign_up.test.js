import assert from "node:assert/strict";
import { test } from "node:test";
import { madeAccount } from "./support/account.js";
import { BASE, field, fill, heading, press, useBrowser } from "./support/browser.js";
import { newestCode } from "./support/codes.js";
import {
  begin,
  choosePlan,
  chooseSupport,
  giveContact,
  givePayment,
  setPassword,
  verify,
} from "./support/sign_up.js";

const browser = useBrowser();

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
  await madeAccount("first@example.com", "Correct-Horse-9");
  const page = await browser.open();
  await page.goto(`${BASE}/signup`);
  await fill(page, { "Root user e-mail address": "first@example.com", "AWS account name": "again" });
  await press(page, "Verify e-mail address");
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /There is one already/);
});

test("reloads, back and forth, and a window that was closed lose nothing", async () => {
  const page = await browser.open();
  await begin(page, "reload@example.com");
  await page.reload();
  await verify(page);
  await setPassword(page);
  await choosePlan(page);
  await field(page, "Full name").fill("Typed and not sent");
  await page.reload();
  await heading(page, "Contact information");
  assert.equal(await field(page, "Full name").inputValue(), "Typed and not sent");
  await press(page, "Back");
  await heading(page, "Choose your account plan");
  assert.ok(await page.getByRole("radio", { name: "Paid" }).isChecked());
  await press(page, "Back");
  await heading(page, "Create your password");
  await press(page, "Continue"); // a password that is set is not asked for again
  await heading(page, "Choose your account plan");
  await page.goBack();
  await heading(page, "Create your password");
  await page.goForward();
  await heading(page, "Choose your account plan");
  await press(page, "Continue");
  assert.equal(await field(page, "Full name").inputValue(), "Typed and not sent");
  await giveContact(page);

  // Another day, the same browser: the address alone leads back to where it was left.
  const later = await browser.openTab(page);
  await page.close();
  await later.goto(`${BASE}/signup`);
  assert.equal(await field(later, "Root user e-mail address").inputValue(), "reload@example.com");
  await press(later, "Go on with it");
  await heading(later, "Billing information");
  await press(later, "Back");
  assert.equal(await field(later, "City").inputValue(), "Berlin");
  assert.equal(await field(later, "Full name").inputValue(), "Ada Example");
  await press(later, "Agree and continue");
  await givePayment(later);
  await press(later, "Send SMS");
  await field(later, "Verify code").waitFor();
  await later.reload();
  await field(later, "Verify code").fill(await newestCode(later, "phone"));
  await press(later, "Continue");
  await heading(later, "Select a support plan");
  await later.goBack();
  await later.getByText("The number +49 30 1234567 is confirmed.").waitFor();
  await later.goForward();
  await chooseSupport(later, /^Basic/);
  await later.goBack();
  await heading(later, "Congratulations"); // what is complete is not gone back to
  assert.deepEqual([...page.faults, ...later.faults], []);
});

test("pages that are not due yet lead to the one that is", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signup/support`);
  await heading(page, "Sign up for AWS");
  await begin(page, "ahead@example.com");
  await page.goto(`${BASE}/signup/payment`);
  await heading(page, "Verify your e-mail address");
});
