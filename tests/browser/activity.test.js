import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount, signInWithoutMfa } from "./support/account.js";
import { programOf, programWith } from "./support/aws.js";
import { BASE, field, heading, isForEveryone, press, useBrowser } from "./support/browser.js";

const EMAIL = "watched@example.com";
const PASSWORD = "Correct-Horse-9";
const browser = useBrowser();

/** A user who may read everything but roles, and tries them. */
before(async () => {
  await madeAccount(EMAIL, PASSWORD);
  const root = await programOf(EMAIL, PASSWORD);
  const UserName = "reader";
  root("iam", "create_user", { UserName });
  root("iam", "attach_user_policy", { UserName, PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
  const Statement = [{ Sid: "NoRoles", Effect: "Deny", Action: "iam:ListRoles", Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  root("iam", "put_user_policy", { UserName, PolicyName: "no-roles", PolicyDocument });
  const { AccessKey } = root("iam", "create_access_key", { UserName });
  const reader = programWith(AccessKey.AccessKeyId, AccessKey.SecretAccessKey);
  reader("iam", "list_users");
  assert.throws(() => reader("iam", "list_roles"), /explicit deny in an identity-based policy/);
});

async function opened() {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, "/console/activity");
  await heading(page, "Activity");
  await page.getByText(/ looked at/).waitFor();
  return page;
}

const row = (page, text) => page.getByRole("row").filter({ hasText: text });

test("a refused call tells policy by policy why, and which statement decided", async () => {
  const page = await opened();
  await isForEveryone(page);
  await page.getByRole("checkbox", { name: "Refused only" }).check();
  await page.getByRole("link", { name: "ListUsers" }).first().waitFor({ state: "detached" });
  await page.getByRole("link", { name: "ListRoles" }).click();
  await heading(page, "ListRoles");
  await heading(page, "Why: iam:ListRoles");
  const denying = row(page, "no-roles");
  await denying.getByText("Denies").waitFor();
  await denying.getByText("Statement[0] NoRoles").waitFor();
  const allowing = row(page, "arn:aws:iam::aws:policy/ReadOnlyAccess");
  await allowing.getByText("Allows").waitFor();
  assert.equal(await allowing.getByText(/Statement/).count(), 0);
  await page.getByText("Refused: a statement of the identity's policies denies it.").waitFor();
  await page.getByText(/"errorCode": "AccessDenied"/).waitFor();
  await isForEveryone(page);
  await page.reload();
  await heading(page, "Why: iam:ListRoles");
  assert.deepEqual(page.faults, []);
});

test("a filter stands in the address and is kept by a reload", async () => {
  const page = await opened();
  await field(page, "Find events by the name of the operation or the service").fill("createuser");
  await field(page, "Find events by the caller").fill("root");
  await page.getByRole("link", { name: "CreateUser" }).waitFor();
  assert.equal(await page.getByRole("row").count(), 2); // its head, and the event
  assert.equal(new URL(page.url()).search, "?name=createuser&user=root");
  await page.reload();
  await page.getByRole("link", { name: "CreateUser" }).waitFor();
  await field(page, "Find events by the caller").fill("nobody");
  await page.getByText("No event passes the filter.").waitFor();
  await isForEveryone(page);
  await press(page, "Clear the filter");
  await page.getByRole("link", { name: "ListUsers" }).first().waitFor();
});

test("older events are looked for, and a filter finds them without that", async () => {
  // Each answers a read, so that each is an event.
  const root = await programOf(EMAIL, PASSWORD);
  for (let i = 0; i < 3; ++i) root("iam", "get_account_summary");
  for (let i = 0; i < 50; ++i) await programOf(EMAIL, PASSWORD);
  const page = await opened();
  assert.equal(await page.getByRole("link", { name: "CreateUser", exact: true }).count(), 0);
  await press(page, "Look further back");
  await page.getByRole("link", { name: "CreateUser", exact: true }).waitFor();
  await page.getByRole("checkbox", { name: "Changes only" }).check();
  await page.getByRole("link", { name: "GetAccountSummary" }).first().waitFor({ state: "detached" });
  await page.goto(`${BASE}/console/activity?name=CreateUser`);
  await page.getByRole("link", { name: "CreateUser", exact: true }).click();
  await page.getByText(/^Allowed: /).waitFor();
  assert.deepEqual(page.faults, []);
});

test("an event that is not recorded is told as that", async () => {
  const page = await opened();
  await page.goto(`${BASE}/console/activity/00000000-0000-4000-8000-000000000000`);
  await page.getByText("This event is not recorded").waitFor();
});
