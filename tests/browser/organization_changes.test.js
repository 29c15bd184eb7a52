import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount, resetPassword } from "./support/account.js";
import { programOf } from "./support/aws.js";
import { BASE, choose, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { advance, newestCode } from "./support/codes.js";
import {
  accountId,
  addUnit,
  chooseAction,
  confirm,
  consoleOf,
  dialog,
  inDialog,
  link,
  madeMember,
  openPage,
  row,
  verifyAddress,
} from "./support/organization.js";

const HARBOR = "harbor@example.com"; // manages with all features
const MEADOW = "meadow@example.com"; // begins with consolidated billing
const PIER = "pier@example.com"; // a member of Meadow's
const PASSWORD = "Correct-Horse-9";
const DAY = 86_400;
const browser = useBrowser();
before(async () => {
  for (const email of [HARBOR, MEADOW, PIER]) await madeAccount(email, PASSWORD);
  const program = await programOf(HARBOR, PASSWORD);
  program("organizations", "create_organization", { FeatureSet: "ALL" });
});

const signedIn = (email) => consoleOf(browser, email, PASSWORD);

test("a unit is renamed, stays while something is in it, and is deleted", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "", "Tree");
  await addUnit(page, "Root", "Workloads");
  await addUnit(page, "Root", "Sandbox");
  await addUnit(page, "Workloads", "Production");
  await chooseAction(page, "Workloads", "Rename");
  await field(page, "Name").fill("Sandbox");
  await inDialog(page, "Rename");
  await dialog(page).getByText("DuplicateOrganizationalUnitException").waitFor();
  await field(page, "Name").fill("Platform");
  await inDialog(page, "Rename");
  await page.getByText("The unit Workloads is now Platform.").waitFor();

  await chooseAction(page, "Platform", "Delete");
  await inDialog(page, "Delete");
  await dialog(page).getByText("Something else stands in the way").waitFor();
  await isForEveryone(page);
  await inDialog(page, "Cancel");
  await press(page, "Expand Platform");
  await link(page, "Production").click();
  await heading(page, "Production");
  await press(page, "Delete");
  await inDialog(page, "Delete");
  await page.getByText("The unit Production is deleted.").waitFor();
  await chooseAction(page, "Platform", "Delete");
  await inDialog(page, "Delete");
  await page.getByText("The unit Platform is deleted.").waitFor();
  await link(page, "Platform").waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
});

test("a policy is edited, kept while it is attached, and deleted; its type is disabled", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "/policies/SERVICE_CONTROL_POLICY/create", "Create a policy");
  await fill(page, { Name: "Stay" });
  await press(page, "Create the policy");
  await page.getByText("The policy Stay is made.").waitFor();
  await press(page, "Attach");
  await inDialog(page, "Sandbox");
  await inDialog(page, "Attach to Sandbox");
  await row(page, "Sandbox").waitFor();

  await press(page, "Edit");
  await fill(page, { Name: "FullAWSAccess" });
  await press(page, "Save");
  await page.getByText("DuplicatePolicyException").waitFor();
  await fill(page, { Name: "Remain", Description: "Nobody leaves" });
  await isForEveryone(page);
  await press(page, "Save");
  await page.getByText("The policy is saved.").waitFor();
  await heading(page, "Remain");
  await page.getByText("Nobody leaves").waitFor();

  await press(page, "Delete");
  await confirm(page, "Remain", "Delete");
  await dialog(page).getByText("PolicyInUseException").waitFor();
  await isForEveryone(page);
  await inDialog(page, "Cancel");
  await press(page, "Detach from Sandbox");
  await inDialog(page, "Detach");
  await page.getByText("Detached from Sandbox.").waitFor();
  await press(page, "Delete");
  await confirm(page, "Remain", "Delete");
  await page.getByText("The policy Remain is deleted.").waitFor();
  await row(page, "FullAWSAccess").waitFor();
  assert.ok(!(await row(page, "Remain").isVisible()));

  await openPage(page, "/policies", "Policies");
  await press(page, "Disable: Service control policies");
  await isForEveryone(page);
  await inDialog(page, "Disable");
  await page.getByText("Service control policies: disabled.").waitFor();
  await row(page, "Service control policies").getByText("Not enabled").waitFor();
  await openPage(page, "", "Tree");
  await link(page, "Sandbox").click();
  await page.getByText("No type of policy is enabled.").waitFor();
  assert.deepEqual(page.faults, []);
});

test("what members may do with the organization is delegated, changed and taken back", async () => {
  const page = await signedIn(HARBOR);
  await openPage(page, "/settings", "Settings");
  await press(page, "Delegate");
  const document = await field(page, "Document").inputValue();
  await fill(page, { Document: document.replace("organizations:ListAccounts", "iam:ListUsers") });
  await press(page, "Save");
  await page.getByText(/InvalidInputException \(UNSUPPORTED_ACTION/).waitFor();
  await isForEveryone(page);
  await fill(page, { Document: document });
  await press(page, "Save");
  await page.getByText("The resource policy is saved.").waitFor();
  await page.getByLabel("Resource policy").getByText('"organizations:ListAccounts"').waitFor();
  await isForEveryone(page);
  await press(page, "Edit");
  await fill(page, { Document: document.replace("ListAccounts", "ListRoots") });
  await press(page, "Save");
  await page.getByLabel("Resource policy").getByText('"organizations:ListRoots"').waitFor();
  await press(page, "Delete the policy");
  await inDialog(page, "Delete");
  await page.getByText("The resource policy is deleted.").waitFor();
  await press(page, "Show commands");
  await page.getByText("aws organizations delete-resource-policy").first().waitFor();
  assert.deepEqual(page.faults, []);
});

test("all features are enabled once every member that was asked has agreed", async () => {
  const meadow = await signedIn(MEADOW);
  await openPage(meadow, "", "Create an organization");
  await meadow.getByRole("radio", { name: /^Consolidated billing/ }).check();
  await press(meadow, "Create the organization");
  await heading(meadow, "Tree");
  await verifyAddress(meadow);
  const pier = await signedIn(PIER);
  const pierId = await accountId(pier);
  await openPage(meadow, "/invite", "Invite an account");
  await fill(meadow, { "Account ID": pierId });
  await press(meadow, "Send the invitation");
  await meadow.getByText(`The invitation to ${pierId} is sent.`).waitFor();
  await openPage(pier, "/invitations", "Invitations");
  await answer(pier, "Join the organization", "Accept");

  await openPage(meadow, "/policies", "Policies");
  await meadow.getByText("Policies need all features").waitFor();
  await isForEveryone(meadow);
  await meadow.getByRole("alert").or(meadow.locator("main")).getByRole("link", { name: "settings" }).click();
  await press(meadow, "Enable all features");
  await inDialog(meadow, "Begin");
  await meadow.getByText("The members are asked.").waitFor();
  const asked = meadow.getByRole("list", { name: "Members that are asked" });
  await asked.getByText("Waits for an answer").waitFor();
  assert.ok(await meadow.getByRole("button", { name: "Finalize" }).isDisabled());
  await isForEveryone(meadow);

  await answer(pier, "Approve all features", "Decline");
  await asked.getByText("Declined").waitFor(); // nobody has touched this page
  await meadow.getByText(/It cannot be finalized as long as/).waitFor();
  await isForEveryone(meadow);
  await press(meadow, "Cancel the process");
  await meadow.getByText("The process is canceled.").waitFor();
  await press(meadow, "Enable all features");
  await inDialog(meadow, "Begin");
  await answer(pier, "Approve all features", "Accept", /policies of the organization may then restrict/i);
  await meadow.getByText("Everybody agrees. It can be finalized.").waitFor();
  await press(meadow, "Finalize");
  await inDialog(meadow, "Finalize");
  await meadow.getByText("The organization has all features.").waitFor();
  await meadow.getByText("All features", { exact: true }).waitFor();
  assert.equal(await meadow.getByRole("button", { name: "Enable all features" }).count(), 0);
  await openPage(meadow, "/policies", "Policies");
  await press(meadow, "Enable: Service control policies");
  await meadow.getByText("Service control policies: enabled.").waitFor();
  assert.deepEqual([...meadow.faults, ...pier.faults], []);
});

/** Answers what waits on the open page of invitations. */
async function answer(page, what, word, consequence) {
  await row(page, what)
    .getByRole("button", { name: new RegExp(`^${word}`) })
    .click();
  if (consequence !== undefined) await dialog(page).getByText(consequence).waitFor();
  await isForEveryone(page);
  await inDialog(page, word);
  await page.getByText(word === "Accept" ? "Accepted." : "Declined.", { exact: true }).waitFor();
}

async function fillOffer(page, account) {
  await fill(page, { "Its management account": account, Name: "Meadow", "Message (optional)": "Let us" });
  await page.getByRole("button", { name: /^From/ }).click();
  await page.getByRole("option").first().click();
}

test("one organization offers to pay another one's bill, which is accepted, renamed and ended", async () => {
  const harbor = await signedIn(HARBOR);
  const meadow = await signedIn(MEADOW);
  const meadowId = await accountId(meadow);
  await openPage(harbor, "/transfers", "Billing transfers");
  await press(harbor, "Offer to pay");
  await inDialog(harbor, "Send the offer");
  await dialog(harbor).getByText("A month is needed.").waitFor();
  await isForEveryone(harbor);
  await fillOffer(harbor, meadowId);
  await inDialog(harbor, "Send the offer");
  await dialog(harbor)
    .getByText(/MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED/)
    .waitFor();
  await verifyAddress(harbor);
  await openPage(harbor, "/transfers", "Billing transfers");
  await press(harbor, "Offer to pay");
  await fillOffer(harbor, meadowId);
  await inDialog(harbor, "Send the offer");
  await row(harbor, meadowId).getByText("Waits for an answer").waitFor();
  await isForEveryone(harbor);

  await openPage(meadow, "/transfers", "Billing transfers");
  await row(meadow, "Waits for an answer").getByRole("link", { name: "Among the invitations" }).click();
  await heading(meadow, "Invitations");
  await meadow.getByText("“Let us”").waitFor();
  await answer(meadow, "Transfer the bill", "Accept", /they pay this organization's bill/);

  await row(harbor, MEADOW).getByText("Accepted").waitFor(); // nobody has touched this page
  await press(harbor, "Rename Meadow");
  await field(harbor, "Name").fill("The meadow");
  await inDialog(harbor, "Rename");
  await harbor.getByText("It is now The meadow.").waitFor();
  await isForEveryone(harbor);
  await openPage(meadow, "/transfers", "Billing transfers");
  await isForEveryone(meadow);
  await row(meadow, HARBOR).getByRole("button", { name: /^End/ }).click();
  await inDialog(meadow, "End it");
  await row(meadow, HARBOR).getByText("Ended").waitFor();
  await row(harbor, MEADOW).getByText("Ended").waitFor();
  assert.deepEqual([...harbor.faults, ...meadow.faults], []);
});

async function becomesAbleToStandAlone(page) {
  await page.goto(`${BASE}/console/account/standing`);
  await page.getByText("This account cannot stand alone yet.").waitFor();
  await isForEveryone(page);
  await page.getByRole("checkbox", { name: "I have read the agreement and accept it" }).check();
  await press(page, "Accept");
  await page.getByText("Accepted", { exact: true }).waitFor();
  await press(page, "Use Visa 4111111111111111");
  await choose(page, /^Valid until, month/, "12");
  await choose(page, /^Valid until, year/, String(new Date().getFullYear() + 3));
  await fill(page, { "Security code": "123", "Cardholder's name": "Ada Example" });
  await press(page, "Save");
  await page.getByText("Visa ending in 1111, of Ada Example").waitFor();
  await field(page, "Phone number").fill("+49 30 1234567");
  await press(page, "Send code");
  await field(page, "Verification code").fill(await newestCode(page, "phone"));
  await press(page, "Verify");
  await page.getByText("This account can stand alone.").waitFor();
}

test("a member leaves once it can stand alone; the organization is deleted once none is left", async () => {
  const email = "webshop@example.com";
  const webshop = await madeMember(await programOf(HARBOR, PASSWORD), "webshop", email);
  const tryToRemove = async (page) => {
    await openPage(page, `/accounts/${webshop}`, "webshop");
    await press(page, "Remove");
    await confirm(page, webshop, "Remove");
  };
  const early = await signedIn(HARBOR);
  await openPage(early, "/settings", "Settings");
  const organization = (await early.getByText(/^o-[a-z0-9]{10}$/).innerText()).trim();
  await press(early, "Delete the organization");
  await confirm(early, organization, "Delete");
  await dialog(early).getByText("OrganizationNotEmptyException").waitFor();
  await isForEveryone(early);
  await tryToRemove(early);
  await dialog(early)
    .getByText(/WAIT_PERIOD_ACTIVE/)
    .waitFor();

  await advance(32 * DAY); // over are the wait, and the month with which the billing transfer ended
  const harbor = await signedIn(HARBOR);
  await tryToRemove(harbor);
  await dialog(harbor)
    .getByText(/ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA/)
    .waitFor();
  await isForEveryone(harbor);
  await resetPassword(email, PASSWORD);
  await becomesAbleToStandAlone(await signedIn(email));
  await inDialog(harbor, "Remove");
  await harbor.getByText("webshop is removed from the organization.").waitFor();
  await row(harbor, HARBOR).waitFor();
  assert.ok(!(await row(harbor, email).isVisible()));
  await openPage(harbor, "/settings", "Settings");
  await press(harbor, "Delete the organization");
  await confirm(harbor, organization, "Delete");
  await heading(harbor, "Create an organization");
  await harbor.getByText(`The organization ${organization} is deleted.`).waitFor();
  assert.deepEqual(harbor.faults, []);
});
