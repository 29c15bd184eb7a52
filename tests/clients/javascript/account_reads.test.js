// Account Management with AWS's SDK for JavaScript: what Debian's boto3 is too old to know.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import {
  AccountClient,
  GetAccountInformationCommand,
  GetPrimaryEmailCommand,
  GetRegionOptStatusCommand,
  ListRegionsCommand,
  PutAccountNameCommand,
  paginateListRegions,
} from "@aws-sdk/client-account";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DescribeCreateAccountStatusCommand,
  EnableAWSServiceAccessCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";

const account = new AccountClient();
const OWN = "123456789012"; // examples/seed.yaml
const OTHER = "210987654321";

test("an account tells who it is, and takes another name", async () => {
  const before = await account.send(new GetAccountInformationCommand({}));
  assert.equal(before.AccountId, OWN);
  assert.equal(before.AccountState, "ACTIVE");
  assert.ok(before.AccountCreatedDate instanceof Date);
  await account.send(new PutAccountNameCommand({ AccountName: "renamed" }));
  assert.equal((await account.send(new GetAccountInformationCommand({}))).AccountName, "renamed");
  await account.send(new PutAccountNameCommand({ AccountName: before.AccountName }));
  await assert.rejects(account.send(new PutAccountNameCommand({ AccountName: "<a>" })), {
    name: "ValidationException",
  });
});

test("of an account that is no member nothing is told", async () => {
  for (const Command of [GetAccountInformationCommand, GetPrimaryEmailCommand]) {
    await assert.rejects(account.send(new Command({ AccountId: OTHER })), { name: "AccessDeniedException" });
  }
  await assert.rejects(account.send(new PutAccountNameCommand({ AccountId: OTHER, AccountName: "theirs" })), {
    name: "AccessDeniedException",
  });
});

test("the management account reads the address of a member, and no other", async () => {
  const organizations = new OrganizationsClient();
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const request = { AccountName: "member", Email: "member@example.com" };
  let status = (await organizations.send(new CreateAccountCommand(request))).CreateAccountStatus;
  while (status.State === "IN_PROGRESS") {
    await setTimeout(20);
    const asked = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: status.Id });
    status = (await organizations.send(asked)).CreateAccountStatus;
  }
  const read = new GetPrimaryEmailCommand({ AccountId: status.AccountId });
  await assert.rejects(account.send(read), { name: "AccessDeniedException", message: /trusted access/ });
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "account.amazonaws.com" }));
  assert.equal((await account.send(read)).PrimaryEmail, "member@example.com");
  await account.send(new PutAccountNameCommand({ AccountId: status.AccountId, AccountName: "other" }));
  const described = await account.send(new GetAccountInformationCommand({ AccountId: status.AccountId }));
  assert.equal(described.AccountName, "other");
  await assert.rejects(account.send(new GetPrimaryEmailCommand({ AccountId: OWN })), {
    name: "AccessDeniedException",
    message: /standalone context/,
  });
});

test("Regions come page by page, each once", async () => {
  const found = [];
  for await (const page of paginateListRegions({ client: account, pageSize: 7 }, {})) {
    assert.ok(page.Regions.length <= 7);
    found.push(...page.Regions);
  }
  const names = found.map((region) => region.RegionName);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.length > 30, `${names.length}`);
  for (const { RegionName, RegionOptStatus } of found) {
    const status = await account.send(new GetRegionOptStatusCommand({ RegionName }));
    assert.equal(status.RegionOptStatus, RegionOptStatus, RegionName);
  }
  const always = [];
  const filter = { RegionOptStatusContains: ["ENABLED_BY_DEFAULT"] };
  for await (const page of paginateListRegions({ client: account, pageSize: 5 }, filter)) {
    always.push(...page.Regions.map((region) => region.RegionName));
  }
  assert.ok(always.includes("us-east-1") && always.length < names.length);
  await assert.rejects(account.send(new GetRegionOptStatusCommand({ RegionName: "xx-none-1" })), {
    name: "ValidationException",
  });
  for (const wrong of [{ NextToken: "none of ours" }, { RegionOptStatusContains: ["PERHAPS"] }]) {
    await assert.rejects(account.send(new ListRegionsCommand(wrong)), { name: "ValidationException" });
  }
  await assert.rejects(account.send(new ListRegionsCommand({ AccountId: OTHER })), {
    name: "AccessDeniedException",
  });
});
