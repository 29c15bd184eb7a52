import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { signInAsUser } from "./support/account.js";
import { BASE, comeBack, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { aws, awsWith } from "./support/cli.js";
import { nextStep, totp } from "./support/codes.js";
import { administratorIn, dialogOf, openPage, openTab, pick, said } from "./support/iam.js";

const browser = useBrowser();

const administratorAt = (path, title) => administratorIn(browser, path, title);

/** What a button saved, as text. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  return readFile(await download.path(), "utf8");
}

/** A user's authenticator app, added by the command line. Answers its serial number. */
async function deviceOf(userName, name) {
  const folder = await mkdtemp(join(tmpdir(), "seed-"));
  const seed = join(folder, "seed");
  const kind = ["--bootstrap-method", "Base32StringSeed", "--outfile", seed];
  const made = await aws("iam", "create-virtual-mfa-device", "--virtual-mfa-device-name", name, ...kind);
  const secret = (await readFile(seed, "utf8")).trim();
  await rm(folder, { recursive: true });
  const serial = made.VirtualMFADevice.SerialNumber;
  const now = Date.now();
  const codes = [
    "--authentication-code1",
    totp(secret, now),
    "--authentication-code2",
    totp(secret, nextStep(now)),
  ];
  await aws("iam", "enable-mfa-device", "--user-name", userName, "--serial-number", serial, ...codes);
  return serial;
}

test("the overview counts what there is, and names who stands against the advice", async () => {
  const page = await administratorAt("", "IAM");
  await said(page, "Without one: admin.");
  await said(page, "It signs in with a password alone.");
  await said(page, `${BASE}/signin?account=example-corp`);
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});

const documentOf = (statement) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Resource: "*", ...statement }],
  });

/**
 * Keeps the plane's answer about a document with these words back. `asked` comes once the plane was asked,
 * `release` hands the answer to the page.
 */
async function holdBack(page, words) {
  let held;
  const asked = new Promise((resolve) => {
    void page.route("**/portal/check-policy-document", (route) => {
      if (!route.request().postData().includes(words)) return route.continue();
      held = route;
      return resolve();
    });
  });
  const release = async () => {
    const answer = page.waitForResponse((response) => response.request() === held.request());
    await held.continue();
    await (await answer).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await page.unroute("**/portal/check-policy-document");
  };
  return { asked, release };
}

test("a group is made and given rights by managed and inline policies", async () => {
  const page = await administratorAt("/groups/create", "Create a group");
  await field(page, "Group name").fill("no spaces");
  await press(page, "Create the group");
  await said(page, "without spaces");
  await isForEveryone(page);
  await field(page, "Group name").fill("Readers");
  await press(page, "Create the group");
  await said(page, "Group with name Readers already exists.");
  await field(page, "Group name").fill("auditors");
  await press(page, "Create the group");
  await heading(page, "auditors");
  await press(page, "Attach policies");
  await pick(page, "Policies", "IAMReadOnlyAccess");
  await dialogOf(page).getByRole("button", { name: "Attach", exact: true }).click();
  await said(page, "The policy is attached.");
  await press(page, "Add an inline policy");
  await fill(page, { "Policy name": "see-costs", Document: documentOf({ Action: "GetCostAndUsage" }) });
  const faults = page.getByRole("list", { name: "What is wrong with the document" });
  const vendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  await faults.getByText(vendor).waitFor();
  await isForEveryone(page);
  await press(page, "Save the policy");
  await said(page, "The policy cannot be read");
  const { asked, release } = await holdBack(page, "x:y:z");
  await field(page, "Document").fill(documentOf({ Action: "x:y:z" }));
  await asked;
  const statement = { Effect: "Allow", Action: "ce:GetCostAndUsage", Resource: "*" };
  await field(page, "Document").fill(documentOf(statement));
  await faults.waitFor({ state: "hidden" });
  await release();
  await page.getByText("102 of 5,120 characters with the other inline policies").waitFor();
  assert.equal(await faults.isVisible(), false);
  await press(page, "Save the policy");
  await said(page, "The inline policy see-costs is saved.");
  await isForEveryone(page);
  const query = ["--group-name", "auditors", "--policy-name", "see-costs"];
  const inline = await aws("iam", "get-group-policy", ...query);
  assert.deepEqual(inline.PolicyDocument.Statement, [statement]);
  await openPage(page, "/groups", "Groups");
  await page.getByRole("link", { name: "auditors" }).waitFor();
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});

test("a user is made with console access and a group, and signs in with what was shown once", async () => {
  const page = await administratorAt("/users/create", "Create a user");
  await fill(page, { "User name": "ada lovelace", Path: "people" });
  await press(page, "Create the user");
  await said(page, "It begins and ends with /");
  await fill(page, { "User name": "ada", Path: "/people/" });
  await pick(page, "Groups", "auditors");
  await page.getByRole("checkbox", { name: /sign in to the console/ }).check();
  await isForEveryone(page);
  await press(page, "Create the user");
  await heading(page, "The user ada is created");
  await isForEveryone(page);
  const [, row] = (await saved(page, "Download .csv file")).split("\n");
  const [, password] = row.split(",");
  await press(page, "Forget it");
  assert.doesNotMatch(await page.content(), /••••/);

  const other = await browser.open();
  await signInAsUser(other, "ada", password);
  await heading(other, "Choose a new password");
  await fill(other, { "New password": "Analytical-1", "New password, again": "Analytical-1" });
  await press(other, "Confirm password change");
  await heading(other, "Getting started");
  await openPage(other, "/users/of/ada", "ada");
  await press(other, "Attach policies");
  await pick(other, "Policies", "AdministratorAccess");
  await dialogOf(other).getByRole("button", { name: "Attach", exact: true }).click();
  await said(other, /user\/people\/ada is not authorized to perform: iam:AttachUserPolicy on resource: /);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("an access key is shown once, and is exactly the one that the command line takes", async () => {
  const page = await administratorAt("/users/of/ada/credentials", "ada");
  await press(page, "Make an access key");
  await press(page, "Make the key");
  await said(page, "The access key is made");
  await isForEveryone(page);
  const [, row] = (await saved(page, "Download .csv file")).split("\n");
  const [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] = row.split(",");
  const ofAda = awsWith({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
  const identity = await ofAda("sts", "get-caller-identity");
  assert.equal(identity.Arn, "arn:aws:iam::123456789012:user/people/ada");
  await ofAda("iam", "list-users"); // by the group's policy
  await assert.rejects(ofAda("iam", "create-user", "--user-name", "eve"), /AccessDenied/);
  await press(page, "Forget it");
  await page.reload();
  await page.getByText(AWS_ACCESS_KEY_ID).waitFor();
  assert.ok(!(await page.content()).includes(AWS_SECRET_ACCESS_KEY));
  await press(page, `Deactivate ${AWS_ACCESS_KEY_ID}`);
  await page.getByRole("button", { name: `Activate ${AWS_ACCESS_KEY_ID}` }).waitFor();
  await assert.rejects(ofAda("sts", "get-caller-identity"), /InvalidClientTokenId/);
  await press(page, "Make an access key");
  await press(page, "Make the key");
  await said(page, "A user has at most two: delete one to make another.");
  assert.ok(await page.getByRole("button", { name: "Make an access key", exact: true }).isDisabled());
  assert.deepEqual(page.faults, []);
});

test("what the command line changes is on the open page when one comes back to it", async () => {
  const page = await administratorAt("/users/of/ada/groups", "ada");
  await page.getByRole("link", { name: "auditors" }).waitFor();
  await aws("iam", "add-user-to-group", "--user-name", "ada", "--group-name", "readers");
  await comeBack(page);
  await page.getByRole("link", { name: "readers" }).waitFor();
  await press(page, "Remove from readers");
  await dialogOf(page).getByRole("button", { name: "Remove", exact: true }).click();
  await said(page, "ada is no longer in readers.");
  await isForEveryone(page);
  await openTab(page, "Permissions");
  await page.getByRole("link", { name: "Group auditors" }).waitFor();
  const boundary = ["--permissions-boundary", "arn:aws:iam::aws:policy/ReadOnlyAccess"];
  await aws("iam", "put-user-permissions-boundary", "--user-name", "ada", ...boundary);
  await comeBack(page);
  await press(page, "Remove the boundary");
  await dialogOf(page).getByRole("button", { name: "Remove", exact: true }).click();
  await said(page, "The permissions boundary is removed.");
  await isForEveryone(page);
  await openTab(page, "Tags");
  await press(page, "Add a tag");
  await fill(page, { Key: "team", Value: "engines" });
  await dialogOf(page).getByRole("button", { name: "Add", exact: true }).click();
  await said(page, "The tag team is set.");
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});

test("an administrator changes a password, and takes away a lost device and the password", async () => {
  const page = await administratorAt("/users/of/ada/credentials", "ada");
  const confirm = (name) => dialogOf(page).getByRole("button", { name, exact: true }).click();
  await press(page, "Change the password");
  await page.getByRole("radio", { name: /^Your own/ }).check();
  await field(page, "Password").fill("short");
  await confirm("Change the password");
  await said(page, "It does not keep all rules below.");
  await isForEveryone(page);
  await field(page, "Password").fill("Difference-Engine-2");
  await confirm("Change the password");
  await said(page, "ada can sign in");
  const other = await browser.open();
  await signInAsUser(other, "ada", "Difference-Engine-2");
  await heading(other, "Choose a new password");

  const serial = await deviceOf("ada", "lost-phone");
  await comeBack(page);
  await press(page, "Deactivate lost-phone");
  await confirm("Deactivate");
  await said(page, "No devices: the password alone is enough to sign in.");
  const { VirtualMFADevices: devices } = await aws("iam", "list-virtual-mfa-devices");
  assert.ok(devices.every((device) => device.SerialNumber !== serial));
  await press(page, "Remove the password");
  await confirm("Remove");
  await page.getByRole("button", { name: "Give console access" }).waitFor();
  await assert.rejects(aws("iam", "get-login-profile", "--user-name", "ada"), /NoSuchEntity/);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("the account's alias and password policy, and the report of all credentials", async () => {
  const page = await administratorAt("/account", "Account settings");
  await isForEveryone(page);
  await press(page, "Set a policy");
  await field(page, "Minimum length").fill("5");
  await press(page, "Save the policy");
  await said(page, "A whole number from 6 to 128.");
  await field(page, "Minimum length").fill("16");
  await page.getByRole("checkbox", { name: "Passwords expire" }).check();
  await field(page, "Days until a password expires").fill("60");
  await isForEveryone(page);
  await press(page, "Save the policy");
  await said(page, "A password expires after 60 days.");
  const { PasswordPolicy: policy } = await aws("iam", "get-account-password-policy");
  assert.equal(policy.MinimumPasswordLength, 16);
  assert.equal(policy.MaxPasswordAge, 60);
  await press(page, "Delete the policy");
  await dialogOf(page).getByRole("button", { name: "Delete", exact: true }).click();
  await said(page, "AWS's default holds");
  await press(page, "Change the alias");
  await field(page, "Alias").fill("-corp");
  await press(page, "Save");
  await said(page, "No hyphen at the beginning");
  await field(page, "Alias").fill("example-corp-2");
  await press(page, "Save");
  await said(page, `${BASE}/signin?account=example-corp-2`);
  await aws("iam", "create-account-alias", "--account-alias", "example-corp");
  await openPage(page, "/account/report", "Credential report");
  await isForEveryone(page);
  assert.match(await saved(page, "Download .csv file"), /^user,arn,user_creation_time,.*\n<root_account>,/);
  assert.deepEqual(page.faults, []);
});

test("a user is renamed, and deleted with all that it has, which is told before", async () => {
  const page = await administratorAt("/users", "Users");
  await isForEveryone(page);
  await page.getByRole("button", { name: /^Name/ }).click();
  await page
    .getByRole("columnheader", { name: /^Name/ })
    .and(page.locator("[aria-sort=ascending]"))
    .waitFor();
  await page.getByRole("link", { name: "ada", exact: true }).click();
  await heading(page, "ada");
  await press(page, "Rename or move");
  await field(page, "User name").fill("Reader");
  await press(page, "Save");
  await said(page, "User with name Reader already exists.");
  await field(page, "User name").fill("countess");
  await press(page, "Save");
  await heading(page, "countess");
  await press(page, "Delete");
  await said(page, "Membership in auditors");
  await said(page, /^Access key AKIA/);
  await isForEveryone(page);
  const confirm = dialogOf(page).getByRole("button", { name: "Delete", exact: true });
  assert.ok(await confirm.isDisabled());
  await field(page, "To confirm, type countess").fill("countess");
  await confirm.click();
  await heading(page, "Users");
  const { Users: users } = await aws("iam", "list-users");
  assert.deepEqual(users.map((user) => user.UserName).sort(), ["admin", "reader"]);
  assert.deepEqual(page.faults, []);
});

test("a group gets a member, another name, and is deleted with all that it has", async () => {
  const page = await administratorAt("/groups/of/auditors", "auditors");
  await press(page, "Add users");
  await pick(page, "Users", "reader");
  await dialogOf(page).getByRole("button", { name: "Add", exact: true }).click();
  await said(page, "reader is in the group.");
  await isForEveryone(page);
  await press(page, "Rename or move");
  await fill(page, { "Group name": "revisors", Path: "/people/" });
  await press(page, "Save");
  await heading(page, "revisors");
  await press(page, "Delete");
  await said(page, "Membership of reader");
  await said(page, "Attached policy IAMReadOnlyAccess");
  await said(page, "Inline policy see-costs");
  await field(page, "To confirm, type revisors").fill("revisors");
  await dialogOf(page).getByRole("button", { name: "Delete", exact: true }).click();
  await heading(page, "Groups");
  const { Groups: groups } = await aws("iam", "list-groups");
  assert.deepEqual(
    groups.map((group) => group.GroupName),
    ["readers"],
  );
  assert.deepEqual(page.faults, []);
});
