// What comes and goes in an account's life, with AWS's SDK for JavaScript: Debian's boto3 is too old for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import {
  AcceptPrimaryEmailUpdateCommand,
  AccountClient,
  DisableRegionCommand,
  EnableRegionCommand,
  GetGovCloudAccountInformationCommand,
  GetPrimaryEmailCommand,
  GetPrimaryEmailUpdateStatusCommand,
  GetRegionOptStatusCommand,
  StartPrimaryEmailUpdateCommand,
  paginateListRegions,
} from "@aws-sdk/client-account";
import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateGovCloudAccountCommand,
  CreateOrganizationCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  EnableAWSServiceAccessCommand,
  ListAccountsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const account = new AccountClient();
const organizations = new OrganizationsClient();
const url = process.env.AWS_ENDPOINT_URL;

/** The JSON that one of the plane's own pages answers. */
async function post(path, body) {
  const answer = await fetch(`${url}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

const advance = (seconds) => post("_groundwork/clock", { advance_seconds: seconds });

async function newestMail(to) {
  return (await post("portal/list-messages", { channel: "MAIL", to, limit: 1 })).messages[0];
}

async function ended(creation) {
  let status = creation.CreateAccountStatus;
  while (status.State === "IN_PROGRESS") {
    await setTimeout(50);
    const CreateAccountRequestId = status.Id;
    const described = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId });
    status = (await organizations.send(described)).CreateAccountStatus;
  }
  return status;
}

async function newAccount(name) {
  const request = { AccountName: name, Email: `${name}@example.com` };
  const status = await ended(await organizations.send(new CreateAccountCommand(request)));
  assert.equal(status.State, "SUCCEEDED", status.FailureReason);
  return status.AccountId;
}

async function regionsOf(statuses, AccountId) {
  const names = [];
  const wanted = { RegionOptStatusContains: statuses, AccountId };
  const pages = paginateListRegions({ client: account, pageSize: 4 }, wanted);
  for await (const page of pages) names.push(...page.Regions.map((region) => region.RegionName));
  return names;
}

test.before(async () => {
  const made = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  assert.ok(made.Organization.Id);
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "account.amazonaws.com" }));
});

test("a Region is turned on and off in its time", async () => {
  const RegionName = "af-south-1";
  const read = new GetRegionOptStatusCommand({ RegionName });
  const status = async () => (await account.send(read)).RegionOptStatus;
  assert.equal(await status(), "DISABLED");
  await account.send(new EnableRegionCommand({ RegionName }));
  assert.match(await status(), /^ENABL/);
  await advance(1);
  assert.equal(await status(), "ENABLED");
  assert.deepEqual(await regionsOf(["ENABLED"]), [RegionName]);
  assert.equal((await regionsOf(["DISABLED", "ENABLED", "ENABLED_BY_DEFAULT"])).length, 34);
  await assert.rejects(account.send(new EnableRegionCommand({ RegionName })), {
    name: "ValidationException",
    reason: "invalidRegionOptTarget",
  });
  await account.send(new DisableRegionCommand({ RegionName }));
  await advance(1);
  assert.equal(await status(), "DISABLED");
  await assert.rejects(account.send(new DisableRegionCommand({ RegionName: "us-east-1" })), {
    name: "ValidationException",
    reason: "invalidRegionOptTarget",
  });
});

test("the management account turns on a member's Region", async () => {
  const AccountId = await newAccount("regions");
  await account.send(new EnableRegionCommand({ AccountId, RegionName: "me-south-1" }));
  await advance(1);
  assert.deepEqual(await regionsOf(["ENABLED"], AccountId), ["me-south-1"]);
  assert.deepEqual(await regionsOf(["ENABLED"]), []);
});

test("STS knows no account in a Region that is off", async () => {
  const AccountId = await newAccount("abroad");
  const RegionName = "ap-east-1";
  const sts = new STSClient({ region: RegionName });
  const whoAmI = () => sts.send(new GetCallerIdentityCommand({}));
  const RoleArn = `arn:aws:iam::${AccountId}:role/OrganizationAccountAccessRole`;
  const assume = () => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "work" }));
  await assert.rejects(whoAmI(), { name: "InvalidClientTokenId" });
  await account.send(new EnableRegionCommand({ RegionName }));
  await advance(1);
  await whoAmI();
  await assert.rejects(assume(), {
    name: "RegionDisabledException",
    message: new RegExp(`STS is not activated in this region for account:${AccountId}`),
  });
  await account.send(new EnableRegionCommand({ AccountId, RegionName }));
  await advance(1);
  await assume();
  await account.send(new DisableRegionCommand({ RegionName }));
  await assert.rejects(whoAmI(), { name: "InvalidClientTokenId" });
  await advance(1);
});

test("a member gets another primary e-mail address", async () => {
  const AccountId = await newAccount("moved");
  const PrimaryEmail = "moved+new@example.com";
  const question = new GetPrimaryEmailUpdateStatusCommand({ AccountId });
  const status = async () => (await account.send(question)).Status;
  const accept = (Otp) => account.send(new AcceptPrimaryEmailUpdateCommand({ AccountId, PrimaryEmail, Otp }));
  await assert.rejects(status(), { name: "ResourceNotFoundException" });
  for (const taken of ["aws+workload@example.com", "moved@example.com"]) {
    const start = new StartPrimaryEmailUpdateCommand({ AccountId, PrimaryEmail: taken });
    await assert.rejects(account.send(start), { name: "ConflictException" });
  }
  const started = await account.send(new StartPrimaryEmailUpdateCommand({ AccountId, PrimaryEmail }));
  assert.equal(started.Status, "PENDING");
  await assert.rejects(accept("aaaaaa"), { name: "ValidationException", reason: "fieldValidationFailed" });
  assert.equal(await status(), "PENDING");
  const [, code] = (await newestMail(PrimaryEmail)).body.match(/One-time password: ([A-Za-z0-9]{6})/);
  assert.equal((await accept(code)).Status, "ACCEPTED");
  await advance(1);
  assert.equal(await status(), "COMPLETED");
  const read = await account.send(new GetPrimaryEmailCommand({ AccountId }));
  assert.equal(read.PrimaryEmail, PrimaryEmail);
  assert.match((await newestMail("moved@example.com")).subject, /has changed/);
});

test("wrong one-time passwords are counted although they are refused", async () => {
  const AccountId = await newAccount("guessed");
  const PrimaryEmail = "guessed+new@example.com";
  await account.send(new StartPrimaryEmailUpdateCommand({ AccountId, PrimaryEmail }));
  for (let i = 0; i < 5; ++i) {
    const guess = new AcceptPrimaryEmailUpdateCommand({ AccountId, PrimaryEmail, Otp: `aaaaa${i}` });
    await assert.rejects(account.send(guess), { name: "ValidationException" });
  }
  const status = await account.send(new GetPrimaryEmailUpdateStatusCommand({ AccountId }));
  assert.equal(status.Status, "FAILED");
});

test("a GovCloud account is told with its state", async () => {
  await assert.rejects(account.send(new GetGovCloudAccountInformationCommand({})), {
    name: "ResourceNotFoundException",
  });
  const linked = await post("_groundwork/accounts/123456789012/govcloud", {});
  const found = await account.send(new GetGovCloudAccountInformationCommand({}));
  assert.deepEqual([found.GovCloudAccountId, found.AccountState], [linked.govcloud_account, "ACTIVE"]);
  const request = { AccountName: "gov", Email: "gov@example.com" };
  const made = await ended(await organizations.send(new CreateGovCloudAccountCommand(request)));
  const StandardAccountId = made.AccountId;
  const of = () => account.send(new GetGovCloudAccountInformationCommand({ StandardAccountId }));
  assert.equal((await of()).GovCloudAccountId, made.GovCloudAccountId);
  await organizations.send(new CloseAccountCommand({ AccountId: StandardAccountId }));
  await advance(1);
  assert.equal((await of()).AccountState, "SUSPENDED");
});

test("State and Status follow an account through its life", async () => {
  const AccountId = await newAccount("mortal");
  const stands = async () => (await organizations.send(new DescribeAccountCommand({ AccountId }))).Account;
  let seen = await stands();
  assert.deepEqual([seen.State, seen.Status, seen.JoinedMethod], ["ACTIVE", "ACTIVE", "CREATED"]);
  assert.match(seen.Paths[0], new RegExp(`^o-[a-z0-9]+/r-[a-z0-9]+/${AccountId}/$`));
  await organizations.send(new CloseAccountCommand({ AccountId }));
  await advance(1);
  seen = await stands();
  assert.deepEqual([seen.State, seen.Status], ["SUSPENDED", "SUSPENDED"]);
  const listed = await organizations.send(new ListAccountsCommand({}));
  assert.equal(listed.Accounts.find((each) => each.Id === AccountId).State, "SUSPENDED");
  await assert.rejects(organizations.send(new CloseAccountCommand({ AccountId })), {
    name: "AccountAlreadyClosedException",
  });
  await advance(90 * 86400);
  await assert.rejects(stands(), { name: "AccountNotFoundException" });
});
