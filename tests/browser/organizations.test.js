import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount } from "./support/account.js";
import { programOf } from "./support/aws.js";
import { choose, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import {
  accountId,
  addUnit,
  confirm,
  consoleOf,
  createAccount,
  dialog,
  inDialog,
  link,
  mailedCode,
  openPage,
  row,
} from "./support/organization.js";

const HARBOR = "harbor@example.com";
const MEADOW = "meadow@example.com";
const PIER = "pier@example.com";
const PASSWORD = "Correct-Horse-9";
const browser = useBrowser();
before(async () => {
  for (const email of [HARBOR, MEADOW, PIER]) await madeAccount(email, PASSWORD);
});

const signedIn = (email) => consoleOf(browser, email, PASSWORD);

test("an organization, its units, and an account that is moved by hand and by keyboard", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "", "Create an organization");
  await isForEveryone(page);
  await press(page, "Create the organization");
  await heading(page, "Tree");
  await addUnit(page, "Root", "Workloads");
  await addUnit(page, "Workloads", "Production");
  await createAccount(page, "webshop", "webshop@harbor.example.com");
  await isForEveryone(page);

  await openPage(page, "", "Tree");
  const workloads = page.locator("[data-unit]", { hasText: "Workloads" });
  await page.locator("[data-account]", { hasText: "webshop" }).dragTo(workloads);
  await page.getByText("webshop is moved to Workloads.").waitFor();
  await link(page, "webshop").waitFor({ state: "detached" });
  await press(page, "Expand Workloads");
  await link(page, "webshop").waitFor();
  await isForEveryone(page);

  await page.getByRole("button", { name: "Actions for webshop" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: "Workloads" }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: "Production" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Root / Workloads / Production").waitFor();
  await dialog(page).getByRole("button", { name: "Move to Production" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("webshop is moved to Root / Workloads / Production.").waitFor();
  assert.deepEqual(page.faults, []);
});

test("what another program changes appears on the open page", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "", "Tree");
  await link(page, "Workloads").waitFor();
  const program = await programOf(HARBOR, PASSWORD);
  const root = program("organizations", "list_roots").Roots[0].Id;
  program("organizations", "create_organizational_unit", { ParentId: root, Name: "From a terminal" });
  await link(page, "From a terminal").waitFor();
});

test("an invitation is sent in one console and accepted in another", async () => {
  const harbor = await signedIn(HARBOR);
  const meadow = await signedIn(MEADOW);
  const meadowId = await accountId(meadow);

  await openPage(harbor, "/invite", "Invite an account");
  await fill(harbor, { "Account ID": meadowId, "Message (optional)": "Come with us" });
  await press(harbor, "Send the invitation");
  await harbor.getByText("AccountOwnerNotVerifiedException").waitFor();
  await openPage(harbor, "/settings", "Settings");
  await press(harbor, "Enter the code");
  await fill(harbor, { "Verification code": "0".repeat(32) });
  await press(harbor, "Verify");
  await harbor.locator("[data-mistake]").waitFor();
  await fill(harbor, { "Verification code": await mailedCode(harbor) });
  await press(harbor, "Verify");
  await harbor.getByText("The address is verified; accounts can be invited.").waitFor();

  await openPage(harbor, "/invite", "Invite an account");
  await isForEveryone(harbor);
  await fill(harbor, { "Account ID": meadowId, "Message (optional)": "Come with us" });
  await press(harbor, "Send the invitation");
  await heading(harbor, "Invitations");
  await row(harbor, meadowId).getByText("Waits for an answer").waitFor();
  await row(harbor, meadowId)
    .getByText(/14 days 23 h left/)
    .waitFor();
  await isForEveryone(harbor);

  await openPage(meadow, "/invitations", "Invitations");
  await isForEveryone(meadow);
  await row(meadow, "Come with us")
    .getByRole("button", { name: /^Accept/ })
    .click();
  await inDialog(meadow, "Accept");
  await meadow.getByText("Accepted.", { exact: true }).waitFor();
  await openPage(meadow, "", "This account is a member");
  await isForEveryone(meadow);

  await row(harbor, meadowId).getByText("Accepted").waitFor(); // nobody has touched this page
  await openPage(harbor, "/accounts", "Accounts");
  await field(harbor, "Find in All accounts").fill(meadowId);
  await row(harbor, MEADOW).getByText("Invited").waitFor();
  assert.deepEqual([...harbor.faults, ...meadow.faults], []);
});

test("an invitation by e-mail is canceled, and another one declined", async () => {
  const harbor = await signedIn(HARBOR);
  const invite = async () => {
    await openPage(harbor, "/invite", "Invite an account");
    await harbor.getByRole("radio", { name: "Its root user's e-mail address" }).check();
    await fill(harbor, { "E-mail address": PIER });
    await press(harbor, "Send the invitation");
    await heading(harbor, "Invitations");
  };
  await invite();
  await row(harbor, PIER)
    .getByRole("button", { name: /^Cancel/ })
    .click();
  await inDialog(harbor, "Cancel it");
  await row(harbor, PIER).getByText("Canceled").waitFor();
  await invite();

  const pier = await signedIn(PIER);
  await openPage(pier, "/invitations", "Invitations");
  await row(pier, "Waits for an answer")
    .getByRole("button", { name: /^Decline/ })
    .click();
  await inDialog(pier, "Decline");
  await pier.getByText("Declined.", { exact: true }).waitFor();
  await row(harbor, PIER).getByText("Declined").waitFor();
});

/** What the editor of a policy has found. */
const faults = (page) => page.getByRole("list", { name: "What is wrong with the document" });

test("a policy is written, refused, mended, attached, and holds for the accounts below", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "/policies", "Policies");
  await press(page, "Enable: Tag policies");
  await page.getByText("Tag policies: enabled.").waitFor();
  await isForEveryone(page);
  await openPage(page, "/policies/TAG_POLICY/create", "Create a policy");
  await field(page, "Document").fill('{\n  "tags": oops\n}');
  await faults(page).getByText("Line 2, column 11: This is no JSON: a value is missing.").waitFor();
  await fill(page, { Name: "Spelling", Document: '{"tags": {"team": {"tag_keys": {"@@assign": "Team"}}}}' });
  await faults(page).getByText("does not meet the requirements of the specified policy type.").waitFor();
  await faults(page).getByText("`tag_keys` cannot stand in `team` · at tags/team/tag_keys").waitFor();
  await page.getByText("54 of 10,000 bytes").waitFor();
  await press(page, "Create the policy");
  await page.getByRole("alert").getByText("MalformedPolicyDocumentException").first().waitFor();
  await isForEveryone(page);
  await press(page, "Format");
  await press(page, "Line 4, column 8");
  for (let i = 0; i < "tag_keys".length; i += 1) await page.keyboard.press("Delete");
  await page.keyboard.type("tag_key");
  await faults(page).waitFor({ state: "hidden" });
  await press(page, "Create the policy");
  await heading(page, "Spelling");
  await press(page, "Attach");
  await inDialog(page, "Workloads");
  await inDialog(page, "Attach to Workloads");
  await row(page, "Workloads").waitFor();
  await isForEveryone(page);

  await openPage(page, "/accounts", "Accounts");
  await link(page, "webshop").click();
  await heading(page, "webshop");
  await page.getByLabel("Effective policy", { exact: true }).getByText('"Team"').waitFor();
  await isForEveryone(page);

  await openPage(page, "", "Tree");
  await link(page, "Workloads").click();
  await heading(page, "Workloads");
  await press(page, "Detach Spelling");
  await inDialog(page, "Detach");
  await page.getByText("Spelling is detached from Workloads.").waitFor();
  await press(page, "Attach a policy");
  await choose(page, /^Type/, "Tag policies");
  await choose(page, /^Policy/, "Spelling");
  await isForEveryone(page);
  await inDialog(page, "Attach");
  await link(page, "Spelling").waitFor();
  await isForEveryone(page);
});

test("tags, trusted access, a delegated administrator and the end of an account", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "/services", "Services");
  await press(page, "Enable a service");
  await field(page, "Service principal").fill("guardduty.amazonaws.com");
  await inDialog(page, "Enable");
  await row(page, "guardduty.amazonaws.com").waitFor();
  await openPage(page, "/accounts", "Accounts");
  await link(page, "webshop").click();
  await press(page, "Register for a service");
  await field(page, "Service principal").fill("guardduty.amazonaws.com");
  await inDialog(page, "Register");
  await press(page, "Add a tag");
  await fill(dialog(page), { Key: "Stage", Value: "Test" });
  await inDialog(page, "Add");
  await row(page, "Stage").waitFor();
  await openPage(page, "/services", "Services");
  await row(page, "webshop").waitFor();
  await isForEveryone(page);

  await link(page, "webshop").click();
  await press(page, "Deregister from guardduty.amazonaws.com");
  await inDialog(page, "Deregister");
  await page.getByText("The account no longer administers guardduty.amazonaws.com.").waitFor();
  await press(page, "Close");
  const close = dialog(page).getByRole("button", { name: "Close the account" });
  assert.ok(await close.isDisabled());
  const id = new URL(page.url()).pathname.split("/").pop();
  await field(page, `To confirm, type ${id}`).fill(id);
  await close.click();
  await page.getByText("Suspended").waitFor();
});

test("the settings, the offers to pay, and a member that leaves", async () => {
  const page = await signedIn(HARBOR);
  for (const [path, title] of [
    ["/settings", "Settings"],
    ["/transfers", "Billing transfers"],
    ["/accounts", "Accounts"],
  ]) {
    await openPage(page, path, title);
    await isForEveryone(page);
  }
  const meadow = await signedIn(MEADOW);
  await openPage(meadow, "/accounts", "Accounts");
  await meadow.getByText("AccessDeniedException").waitFor();
  await openPage(meadow, "", "This account is a member");
  await press(meadow, "Leave the organization");
  const organization = (await meadow.getByText(/^o-[a-z0-9]{10}$/).innerText()).trim();
  await confirm(meadow, organization, "Leave");
  await heading(meadow, "Create an organization");
});
