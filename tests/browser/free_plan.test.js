import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount, signInWithoutMfa } from "./support/account.js";
import { programOf } from "./support/aws.js";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance } from "./support/codes.js";

const EMAIL = "free@example.com";
const PASSWORD = "Correct-Horse-9";
const browser = useBrowser();

/** Days have passed, so that something was used. */
before(async () => {
  await madeAccount(EMAIL, PASSWORD, "BASIC", "FREE");
  await advance(3 * 86_400);
});

async function opened(path, title) {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, `/console/${path}`);
  await heading(page, title);
  return page;
}

const row = (page, text) => page.getByRole("row").filter({ hasText: text });
const confirm = (page, name) => page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

test("a Region is enabled and disabled; its status follows by itself", async () => {
  const page = await opened("account/regions", "Regions");
  const milan = row(page, "eu-south-1");
  await milan.getByText("Disabled").waitFor();
  await row(page, "us-east-1").getByText("Enabled by default").waitFor();
  for (const one of await page.getByRole("row").all()) {
    const [name, code] = await one.getByRole("cell").allInnerTexts();
    assert.ok(name === undefined || !name.endsWith(code), `${code} has a name`);
  }
  await isForEveryone(page);
  await press(page, "Enable Europe (Milan)");
  await page
    .getByRole("dialog")
    .getByText(/takes minutes, at times hours/)
    .waitFor();
  await isForEveryone(page);
  await confirm(page, "Enable");
  await page.getByText("Europe (Milan) is being enabled.").waitFor();
  await press(page, "Disable Europe (Milan)");
  await page
    .getByRole("dialog")
    .getByText(/Nothing there is deleted/)
    .waitFor();
  await confirm(page, "Disable");
  await page.getByRole("button", { name: "Enable Europe (Milan)" }).waitFor();
  await milan.getByText("Disabled").waitFor();
  await press(page, "Show commands");
  await page.getByText("aws account disable-region --region-name eu-south-1").waitFor();
  assert.deepEqual(page.faults, []);
});

test("a code is redeemed once, and its credit is shown", async () => {
  const page = await opened("billing/credits", "Credits");
  await row(page, "AWS Free Tier credits for signing up").getByText("Active").waitFor();
  await isForEveryone(page);
  await press(page, "Redeem a credit");
  await confirm(page, "Redeem");
  await page.getByText("A code is needed.").waitFor();
  await field(page, "Promotion code").fill("GROUNDWORK-OLD");
  await confirm(page, "Redeem");
  await page.getByText("The code has expired.").waitFor();
  await isForEveryone(page);
  await field(page, "Promotion code").fill("GROUNDWORK-S3");
  await confirm(page, "Redeem");
  await page.getByText("The code is redeemed: its credit stands below.").waitFor();
  await row(page, "Promotional credit for storage").getByText("Amazon Simple Storage Service").waitFor();
  await press(page, "Redeem a credit");
  await field(page, "Promotion code").fill("GROUNDWORK-S3");
  await confirm(page, "Redeem");
  await page.getByText("The code has been redeemed already.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await press(page, "Show commands");
  await page.getByText("aws billing redeem-credits --promo-code GROUNDWORK-S3").first().waitFor();
  assert.deepEqual(page.faults, []);
});

test("an account's free plan: what is free, what is earned, and the way to the paid plan", async () => {
  const page = await opened("billing/free-tier", "Free Tier");
  await page.getByText("Free plan", { exact: true }).waitFor();
  await page.getByRole("progressbar", { name: /^Used of AmazonCloudWatch/ }).waitFor();
  const budget = row(page, "Set up a cost budget using AWS Budgets");
  await budget.getByText("To be done").waitFor();
  await isForEveryone(page);

  const root = await programOf(EMAIL, PASSWORD);
  const AccountId = root("sts", "get_caller_identity").Account;
  const BudgetLimit = { Amount: "10", Unit: "USD" };
  const Budget = { BudgetName: "all", BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit };
  root("budgets", "create_budget", { AccountId, Budget });
  await page.reload();
  await budget.getByText("Done").waitFor();
  await page.getByText(/^\$11\d\.\d\d$/).waitFor();

  await press(page, "Upgrade to the paid plan");
  await page.getByText(/no way back to the free plan/).waitFor();
  await confirm(page, "Upgrade");
  await page.getByText("The account is on the paid plan.").waitFor();
  await page.getByText("Paid plan", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Upgrade to the paid plan" }).count(), 0);
  await press(page, "Show commands");
  await page.getByText("aws freetier upgrade-account-plan --account-plan-type PAID").waitFor();
  assert.deepEqual(page.faults, []);
});

test("preferences are turned on and off, and billing views made and deleted", async () => {
  const page = await opened("billing/preferences", "Billing preferences");
  const invoices = row(page, "PDF invoices by e-mail");
  await invoices.getByText("Off", { exact: true }).waitFor();
  await row(page, "management").first().getByText("On", { exact: true }).waitFor();
  await isForEveryone(page);
  await press(page, "Turn on: Invoices and alerts, PDF invoices by e-mail");
  await page.getByText("Invoices and alerts, PDF invoices by e-mail: turned on.").waitFor();
  await invoices.getByText("On", { exact: true }).waitFor();

  await page.goto(`${BASE}/console/billing/views`);
  await heading(page, "Billing views");
  await row(page, "All that the account may see").waitFor();
  await press(page, "Make a view");
  await confirm(page, "Make the view");
  await page.getByText("A name is needed.").waitFor();
  await fill(page, { Name: "half", Accounts: "12345" });
  await confirm(page, "Make the view");
  await page.getByText("12345 is no account ID: it has 12 digits.").waitFor();
  await isForEveryone(page);
  await fill(page, { Accounts: "111122223333" });
  await confirm(page, "Make the view");
  await page.getByText("The billing view half is made.").waitFor();
  await isForEveryone(page);
  await press(page, "Delete half");
  await confirm(page, "Delete");
  await page.getByText("The billing view half is deleted.").waitFor();
  assert.deepEqual(page.faults, []);
});
