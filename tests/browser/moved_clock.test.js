import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount, signInAgain, signInWithoutMfa } from "./support/account.js";
import { field, fill, heading, press, useBrowser } from "./support/browser.js";
import { advance } from "./support/codes.js";

const EMAIL = "root@example.com";
const PASSWORD = "Correct-Horse-9";
const HOUR = 3600;
const browser = useBrowser();
before(() => madeAccount(EMAIL, PASSWORD));

async function saveContact(page, name) {
  await press(page, "Edit: Billing contact");
  await fill(page, {
    "Full name": name,
    Title: "Team",
    "E-mail address": "billing@example.com",
    "Phone number": "+49 30 1234567",
  });
  await press(page, "Save");
  await page.getByText(name, { exact: true }).waitFor();
}

test("an open page goes on where the plane's clock is moved beyond its credentials", async () => {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, "/console/account/contacts");
  await saveContact(page, "Before");
  await advance(2 * HOUR);
  await saveContact(page, "Two hours on");
  // The Query protocol names the refusal otherwise.
  await page.getByRole("link", { name: "Security credentials" }).click();
  await page.getByText("You have no second factor").waitFor();
  await advance(2 * HOUR);
  await page.getByRole("link", { name: "Access keys" }).click();
  await page.getByText("No access keys: that is best.").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("a session that is over leads to sign-in, and back to the page", async () => {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, "/console/account/contacts");
  const edit = page.getByRole("button", { name: "Edit: Security contact" });
  await edit.waitFor(); // what is read later would find the session over already
  await advance(13 * HOUR);
  await edit.click();
  await fill(page, {
    "Full name": "Too late",
    Title: "Team",
    "E-mail address": "security@example.com",
    "Phone number": "+49 30 1234567",
  });
  await press(page, "Save");
  await page.getByText("Your session has ended").waitFor();
  assert.equal(await field(page, "Full name").inputValue(), "Too late");
  await signInAgain(page, EMAIL, PASSWORD);
  await heading(page, "Alternate contacts");
  assert.deepEqual(page.faults, []);
});
