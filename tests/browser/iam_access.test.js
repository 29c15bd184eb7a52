import assert from "node:assert/strict";
import { test } from "node:test";
import { comeBack, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { aws, awsWith } from "./support/cli.js";
import { administratorIn, dialogOf, openPage, openTab, pick, pickOne, said } from "./support/iam.js";

const browser = useBrowser();
const ACCOUNT = "123456789012";
const POLICY = `arn:aws:iam::${ACCOUNT}:policy/see-groups`;

/** The administrator of the seed's second account. */
const elsewhere = awsWith({
  AWS_ACCESS_KEY_ID: "AKIAWORKLOADEXAMPLE1",
  AWS_SECRET_ACCESS_KEY: "workload/EXAMPLE/not+a+secret/0123456789",
});

const administratorAt = (path, title) => administratorIn(browser, path, title);
const confirm = (page, name) => dialogOf(page).getByRole("button", { name, exact: true }).click();
const textOf = (page, region) => page.getByRole("region", { name: region, exact: true }).innerText();

/** From the menu of what a page shows. */
async function show(page, label, choice) {
  await page.getByRole("button", { name: new RegExp(`^${label}: `) }).click();
  await page.getByRole("menuitemcheckbox", { name: choice }).click();
}

async function confirmDeletion(page, name) {
  await isForEveryone(page);
  await field(page, `To confirm, type ${name}`).fill(name);
  await confirm(page, "Delete");
}

const allowing = (...actions) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] });

test("a policy is made, attached, and compared with the first version of it", async () => {
  const page = await administratorAt("/policies/create", "Create a policy");
  await fill(page, { "Policy name": "see-groups", Document: '{"Version":"2012-10-17"}' });
  await press(page, "Add a tag");
  await press(page, "Create the policy");
  await said(page, "A tag: A key is needed.");
  await isForEveryone(page);
  await fill(page, { "Key of tag 1": "team", "Value of tag 1": "audit" });
  await press(page, "Create the policy");
  await said(page, "MalformedPolicyDocument");
  await field(page, "Document").fill(allowing("iam:GetGroup", "iam:ListGroups"));
  await press(page, "Create the policy");
  await heading(page, "see-groups");
  await said(page, "Version v1");
  await isForEveryone(page);
  await press(page, "Edit as a new version");
  await field(page, "Document").fill(allowing("iam:GetGroup", "iam:ListUsers"));
  await isForEveryone(page);
  await press(page, "Save the version");
  await said(page, "Version v2 is made, and holds.");

  await openTab(page, "Versions");
  await show(page, "Compared with", "v1");
  await said(page, "Lines added: 1; removed: 1.");
  assert.match(await textOf(page, "v2 compared with v1"), /- +"iam:ListGroups"\n\+ +"iam:ListUsers"/);
  await isForEveryone(page);
  await openTab(page, "Attached to");
  await press(page, "Attach");
  await pick(page, "Names", "operator");
  await confirm(page, "Attach");
  await said(page, "It is attached to operator.");
  await press(page, "Set as boundary");
  await pick(page, "Names", "reader");
  await confirm(page, "Set as boundary");
  await said(page, "It is the permissions boundary of reader.");
  await isForEveryone(page);
  const { PolicyRoles: roles } = await aws("iam", "list-entities-for-policy", "--policy-arn", POLICY);
  assert.deepEqual(
    roles.map((role) => role.RoleName),
    ["operator"],
  );
  await openPage(page, "/simulator", "Policy simulator");
  const decided = (action, words) =>
    page.getByRole("row").filter({ hasText: action }).getByText(words).first().waitFor();
  await pickOne(page, "User, group or role", "operator");
  await field(page, "Actions").fill("iam:GetGroup\niam:List*");
  await press(page, "Simulate");
  await said(page, "iam:List* is no action");
  await field(page, "Actions").fill("iam:GetGroup\niam:ListGroups");
  await press(page, "Simulate");
  await press(page, "see-groups (IAM Policy)");
  assert.match(await textOf(page, "Statement of see-groups"), /"iam:GetGroup",\n +"iam:ListUsers"/);
  await decided("iam:ListGroups", "No statement decides.");
  await isForEveryone(page);
  await pickOne(page, "User, group or role", "reader");
  await press(page, "Simulate");
  await decided("iam:ListGroups", "The permissions boundary does not allow it.");
  assert.deepEqual(page.faults, []);
});

test("a policy has five versions at most, and is deleted with what it has", async () => {
  const page = await administratorAt(`/policies/of/${encodeURIComponent(POLICY)}/versions`, "see-groups");
  for (let version = 3; version <= 5; ++version) {
    const document = ["--policy-document", allowing(`iam:Get${version}`)];
    await aws("iam", "create-policy-version", "--policy-arn", POLICY, ...document);
  }
  await comeBack(page);
  await said(page, "There are 5, which is the most: delete one to make another.");
  await press(page, "Delete v4");
  await confirm(page, "Delete");
  await said(page, "Version v4 is deleted.");
  await press(page, "Set as default: v1");
  await confirm(page, "Set as default");
  await said(page, "Version v1 holds now.");
  const { Policy: policy } = await aws("iam", "get-policy", "--policy-arn", POLICY);
  assert.equal(policy.DefaultVersionId, "v1");
  await openTab(page, "Tags");
  await said(page, "audit");
  await isForEveryone(page);
  await press(page, "Delete");
  for (const words of [
    "Attachment to the role operator",
    "Permissions boundary of the user reader",
    "Version v5",
  ]) {
    await said(page, words);
  }
  await confirmDeletion(page, "see-groups");
  await heading(page, "Policies");
  await said(page, "There is none.");
  await assert.rejects(aws("iam", "get-policy", "--policy-arn", POLICY), /NoSuchEntity/);

  await show(page, "Show", /^AWS managed/);
  await page.getByRole("button", { name: /^Show more of/ }).waitFor();
  await field(page, "Find in AWS managed").fill("IAMReadOnly");
  await page.getByRole("link", { name: "IAMReadOnlyAccess" }).waitFor();
  await isForEveryone(page);
  await page.getByRole("link", { name: "IAMReadOnlyAccess" }).click();
  await said(page, "nobody else can change it");
  assert.equal(await page.getByRole("button", { name: "Edit as a new version" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Delete", exact: true }).count(), 0);
  assert.deepEqual(page.faults, []);
});

test("a role is assumed by another account as its trust policy asks, until it trusts others", async () => {
  const page = await administratorAt("/roles/create", "Create a role");
  await page.getByRole("radio", { name: /^Another AWS account/ }).check();
  await fill(page, { "Account ID": "2109", "External ID (optional)": "ticket-7", "Role name": "auditor" });
  await press(page, "Create the role");
  await said(page, "An account ID has 12 digits.");
  await isForEveryone(page);
  await field(page, "Account ID").fill("210987654321");
  await pick(page, "Policies", "IAMReadOnlyAccess");
  await press(page, "Create the role");
  await heading(page, "auditor");
  await said(page, "Account 210987654321");
  await page.getByRole("link", { name: "IAMReadOnlyAccess" }).waitFor();
  await isForEveryone(page);

  await openTab(page, "Sessions");
  const command = (await page.getByText(/^aws sts assume-role/).innerText()).split(" ").slice(1);
  await isForEveryone(page);
  await assert.rejects(elsewhere(...command), /AccessDenied/);
  const withTicket = [...command, "--external-id", "ticket-7"];
  const session = await sessionBy(elsewhere(...withTicket));
  assert.equal((await session("iam", "get-role", "--role-name", "auditor")).Role.RoleName, "auditor");
  await press(page, "Revoke active sessions");
  await confirm(page, "Revoke");
  await said(page, "The sessions of the role are revoked.");
  await assert.rejects(session("iam", "list-roles"), /AccessDenied.*explicit deny/s);
  await openPage(page, "/roles", "Roles");
  await page.getByRole("cell", { name: "Account 210987654321" }).first().waitFor();
  await isForEveryone(page);

  await page.getByRole("link", { name: "auditor" }).click();
  await openTab(page, "Trust relationships");
  assert.match(await textOf(page, "Trust policy"), /"sts:ExternalId": "ticket-7"/);
  await press(page, "Edit the trust policy");
  const trusting = (user) =>
    allowing("sts:AssumeRole").replace(/,"Resource":"\*"/, `,"Principal":{"AWS":"arn:aws:iam::${user}"}`);
  await field(page, "Document").fill(trusting(`${ACCOUNT}:user/nobody`));
  await press(page, "Save the trust policy");
  await said(page, /Invalid principal in policy/);
  await field(page, "Document").fill(trusting(`${ACCOUNT}:user/admin`));
  await isForEveryone(page);
  await press(page, "Save the trust policy");
  await said(page, "The trust policy is saved.");
  await said(page, `User admin of ${ACCOUNT}`);
  await assert.rejects(elsewhere(...withTicket), /AccessDenied/);
  await sessionBy(aws(...command));
  assert.deepEqual(page.faults, []);
});

/** AWS's command line with the credentials that `assumed` answers. */
async function sessionBy(assumed) {
  const { Credentials: made } = await assumed;
  return awsWith({
    AWS_ACCESS_KEY_ID: made.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: made.SecretAccessKey,
    AWS_SESSION_TOKEN: made.SessionToken,
  });
}

test("a role is edited, bounded, and deleted with all that it has; a service keeps its own", async () => {
  const page = await administratorAt("/roles/create", "Create a role");
  await page.getByRole("radio", { name: /^An AWS service/ }).check();
  await field(page, "Service").fill("ec2.amazonaws.com");
  await page.keyboard.press("Escape");
  await press(page, "The trust policy that this means");
  assert.match(await textOf(page, "Trust policy"), /"Service": "ec2.amazonaws.com"/);
  await fill(page, { "Role name": "web-server" });
  await isForEveryone(page);
  await press(page, "Create the role");
  await heading(page, "web-server");
  await said(page, `arn:aws:iam::${ACCOUNT}:instance-profile/web-server`);
  await press(page, "Edit");
  await fill(page, { Description: "For web servers", "Maximum session duration in seconds": "60" });
  await press(page, "Save");
  await said(page, "A whole number from 3600 to 43200.");
  await isForEveryone(page);
  await field(page, "Maximum session duration in seconds").fill("7200");
  await press(page, "Save");
  await said(page, "2 h 0 min");
  await press(page, "Set a boundary");
  await pickOne(page, "Policy", "IAMReadOnlyAccess");
  await confirm(page, "Set the boundary");
  await said(page, "The permissions boundary is set.");
  await press(page, "Add an inline policy");
  await field(page, "Policy name").fill("see-itself");
  await press(page, "Save the policy");
  await said(page, "The inline policy see-itself is saved.");
  await openTab(page, "Tags");
  await press(page, "Add a tag");
  await fill(page, { Key: "team", Value: "web" });
  await confirm(page, "Add");
  await said(page, "The tag team is set.");
  const { Role: role } = await aws("iam", "get-role", "--role-name", "web-server");
  assert.equal(role.MaxSessionDuration, 7200);
  assert.deepEqual(role.Tags, [{ Key: "team", Value: "web" }]);
  await press(page, "Delete");
  await said(page, "Place in the instance profile web-server, which is deleted too");
  await said(page, "Inline policy see-itself");
  await confirmDeletion(page, "web-server");
  await heading(page, "Roles");
  await assert.rejects(aws("iam", "get-role", "--role-name", "web-server"), /NoSuchEntity/);
  const { InstanceProfiles: profiles } = await aws("iam", "list-instance-profiles");
  assert.deepEqual(profiles, []);

  await aws("iam", "create-service-linked-role", "--aws-service-name", "backup.amazonaws.com");
  await openPage(page, "/roles/of/AWSServiceRoleForBackup", "AWSServiceRoleForBackup");
  await said(page, "An AWS service has made it for itself");
  await page.getByRole("link", { name: "AWSBackupServiceLinkedRolePolicyForBackup" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Attach policies" }).count(), 0);
  await isForEveryone(page);
  await press(page, "Delete");
  await confirmDeletion(page, "AWSServiceRoleForBackup");
  await heading(page, "Roles");
  await assert.rejects(aws("iam", "get-role", "--role-name", "AWSServiceRoleForBackup"), /NoSuchEntity/);
  assert.deepEqual(page.faults, []);
});
