import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount, resetPassword, signInAsUser, signInWithoutMfa } from "./support/account.js";
import { programOf } from "./support/aws.js";
import { BASE, comeBack, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { newestCode } from "./support/codes.js";
import { confirm, consoleOf, dialog, madeMember, openPage } from "./support/organization.js";

const HARBOR = "harbor@example.com"; // manages an organization
const PIER = "pier@example.com"; // stands alone
const SHOP = { made: "shop@example.com", moved: "shop2@example.com", own: "shop3@example.com" };
const PASSWORD = "Correct-Horse-9";
const browser = useBrowser();
let harbor, shopId;

/** Harbor's organization has one member, which it made. */
before(async () => {
  for (const email of [HARBOR, PIER]) await madeAccount(email, PASSWORD);
  harbor = await programOf(HARBOR, PASSWORD);
  harbor("organizations", "create_organization", { FeatureSet: "ALL" });
  shopId = await madeMember(harbor, "shop", SHOP.made);
});

const signedIn = (email) => consoleOf(browser, email, PASSWORD);

async function openAccountPage(page, path, title) {
  await page.goto(`${BASE}/console/account/${path}`);
  await heading(page, title);
}

const alert = (page, words) => page.getByRole("alert").filter({ hasText: words });

test("a member gets another address from the management account, once it is shown to be read", async () => {
  const page = await signedIn(HARBOR);
  await openAccountPage(page, "email", "E-mail address");
  await isForEveryone(page);
  await field(page, "Account ID").fill(shopId);
  await press(page, "Show the address");
  await alert(page, "You may not do this").waitFor(); // before Account Management is trusted
  harbor("organizations", "enable_aws_service_access", { ServicePrincipal: "account.amazonaws.com" });
  await press(page, "Show the address");
  await page.getByText(`Now it is ${SHOP.made}.`).waitFor();
  await field(page, "New e-mail address").fill(PIER);
  const send = page.getByRole("button", { name: "Send a code to the new address" }).last();
  await send.click();
  await page.getByText("ConflictException").waitFor();
  await field(page, "New e-mail address").fill(SHOP.moved);
  await send.click();
  await heading(page, "Confirm the new address");
  await isForEveryone(page);
  await field(page, "Verification code").fill("12345");
  await press(page, "Confirm");
  await page.getByText("A code has six letters and digits.").waitFor();
  await field(page, "Verification code").fill("aaaaaa");
  await press(page, "Confirm");
  await page.locator("[data-mistake]").getByText("The one-time password is wrong.").waitFor();
  await field(page, "Verification code").fill(await newestCode(page, "mail", SHOP.moved));
  await press(page, "Confirm");
  await page.getByText(`The account ${shopId} has the address ${SHOP.moved}`).waitFor();
  await openPage(page, `/accounts/${shopId}`, "shop");
  await page.getByText(SHOP.moved).waitFor();
  assert.deepEqual(page.faults, []);
});

test("the root user changes its own address, with its password and a code", async () => {
  const page = await browser.open();
  await resetPassword(SHOP.moved, PASSWORD); // the account was made without one
  await signInWithoutMfa(page, SHOP.moved, PASSWORD, "/console/account/email");
  await heading(page, "E-mail address");
  const address = "New e-mail address of this account";
  await fill(page, { [address]: SHOP.own, "New e-mail address, again": "shop4@example.com" });
  await field(page, "Present password").fill("wrong");
  const send = page.getByRole("button", { name: "Send a code to the new address" }).first();
  await send.click();
  await page.getByText("The two addresses differ.").waitFor();
  await field(page, "New e-mail address, again").fill(SHOP.own);
  await send.click();
  await page
    .locator("[data-mistake]")
    .getByText(/password/i)
    .waitFor();
  await isForEveryone(page);
  await field(page, "Present password").fill(PASSWORD);
  await send.click();
  await heading(page, "Confirm the new address");
  await field(page, "Verification code").fill(await newestCode(page, "mail", SHOP.own));
  await press(page, "Confirm");
  await page.getByText(`The root user signs in with ${SHOP.own}`).waitFor();
  await press(page, "Show commands");
  await page.getByText("E-mail address of the root user changed: AWS has a page for this").waitFor();
  const again = await browser.open();
  await signInWithoutMfa(again, SHOP.own, PASSWORD);
  await heading(again, "Getting started");
  assert.deepEqual(page.faults, []);
});

test("a member is closed by the management account; its own pages and its sign-in say so", async () => {
  const root = await programOf(SHOP.own, PASSWORD);
  root("iam", "create_user", { UserName: "clerk" });
  root("iam", "create_login_profile", { UserName: "clerk", Password: "Clerk-Password-1" });
  const shop = await signedIn(SHOP.own);
  const page = await signedIn(HARBOR);
  await openAccountPage(page, "close", "Close account");
  await press(page, "Close account");
  await confirm(page, harbor("sts", "get_caller_identity").Account, "Close account");
  await dialog(page)
    .getByText(/close or remove all of its member accounts first/)
    .waitFor();
  await isForEveryone(page);

  await openPage(page, `/accounts/${shopId}`, "shop");
  await press(page, "Close");
  await confirm(page, shopId, "Close the account");
  await page.getByText("shop is being closed.").waitFor();
  await page.getByText("Suspended").waitFor();
  await page.getByText("shop is closed", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Close", exact: true }).count(), 0);
  await isForEveryone(page);

  await comeBack(shop);
  await shop.getByText("This account is closed").waitFor();
  await shop.getByText(`groundwork reopen ${shopId}`).waitFor();
  await shop.goto(`${BASE}/console/billing`);
  await heading(shop, "Bills");
  await shop.getByText("Estimated total").waitFor();
  await shop.goto(`${BASE}/console/iam/users`);
  await shop.getByText("This account is closed").waitFor();
  await isForEveryone(shop);
  await openAccountPage(shop, "close", "Close account");
  await shop.getByText("Suspended").waitFor();
  assert.equal(await shop.getByRole("button", { name: "Close account" }).count(), 0);

  const clerk = await browser.open();
  await signInAsUser(clerk, "clerk", "Clerk-Password-1", shopId);
  await clerk.locator("[data-mistake]").waitFor();
  const again = await browser.open();
  await signInWithoutMfa(again, SHOP.own, PASSWORD);
  await again.getByText("This account is closed").waitFor();
  assert.deepEqual([...page.faults, ...shop.faults, ...again.faults], []);
});

test("a root user closes its own account, after its id is typed", async () => {
  const page = await signedIn(PIER);
  await openAccountPage(page, "close", "Close account");
  await press(page, "Close account");
  const close = dialog(page).getByRole("button", { name: "Close account" });
  assert.ok(await close.isDisabled());
  await isForEveryone(page);
  const id = (
    await dialog(page)
      .getByText(/^To confirm, type/)
      .innerText()
  ).match(/\d{12}/)[0];
  await confirm(page, id, "Close account");
  await page.getByText("The account is being closed. A mail says when it is done.").waitFor();
  await page.getByText("This account is closed").waitFor(); // once it is done, without a hand at the page
  await isForEveryone(page);
  await page.goto(`${BASE}/mail`);
  await page
    .getByRole("link", { name: /Your AWS account is closed/ })
    .filter({ hasText: PIER })
    .waitFor();
  assert.deepEqual(page.faults, []);
});
