// The AWS SDK for JavaScript against the real binary, which the environment names by AWS_ENDPOINT_URL alone.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  AccountClient,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
} from "@aws-sdk/client-account";
import {
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  IAMClient,
  ListRolesCommand,
  paginateListUsers,
} from "@aws-sdk/client-iam";
import {
  CreateOrganizationCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const iam = new IAMClient();
const unique = randomUUID().slice(0, 8);

test("the endpoint variable alone suffices", async () => {
  const identity = await new STSClient().send(new GetCallerIdentityCommand({}));
  assert.match(identity.Arn, /^arn:aws:iam::\d{12}:user\//);
});

test("a user is made, read and deleted", async () => {
  const UserName = `js-${unique}`;
  const Tags = [{ Key: "team", Value: "blue + green @ 1" }];
  const made = await iam.send(new CreateUserCommand({ UserName, Tags }));
  const read = await iam.send(new GetUserCommand({ UserName }));
  assert.equal(read.User.UserId, made.User.UserId);
  assert.ok(read.User.CreateDate instanceof Date);
  assert.deepEqual(read.User.Tags, Tags);
  await iam.send(new DeleteUserCommand({ UserName }));
  await assert.rejects(iam.send(new GetUserCommand({ UserName })), { name: "NoSuchEntityException" });
});

test("pages reach everyone", async () => {
  const PathPrefix = `/${unique}/`;
  for (let i = 0; i < 5; ++i) {
    await iam.send(new CreateUserCommand({ UserName: `page-${unique}-${i}`, Path: PathPrefix }));
  }
  const names = [];
  for await (const page of paginateListUsers({ client: iam, pageSize: 2 }, { PathPrefix })) {
    names.push(...page.Users.map((user) => user.UserName));
  }
  assert.equal(names.length, 5);
});

test("a wrong secret is told apart from an unknown key", async () => {
  const listRoles = (accessKeyId) =>
    new IAMClient({ credentials: { accessKeyId, secretAccessKey: "wrong" } }).send(new ListRolesCommand({}));
  await assert.rejects(listRoles(process.env.AWS_ACCESS_KEY_ID), { name: "SignatureDoesNotMatch" });
  await assert.rejects(listRoles("AKIAUNKNOWNUNKNOWN22"), { name: "InvalidClientTokenId" });
});

test("refusals carry AWS's words", async () => {
  const RoleArn = "arn:aws:iam::123456789012:role/no";
  await assert.rejects(new STSClient().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "ab" })), {
    name: "AccessDenied",
    message: /is not authorized to perform: sts:AssumeRole/,
  });
});

test("JSON and REST services", async () => {
  const organizations = new OrganizationsClient();
  await organizations.send(new CreateOrganizationCommand({}));
  const roots = await organizations.send(new ListRootsCommand({}));
  assert.match(roots.Roots[0].Id, /^r-[0-9a-z]{4,32}$/);
  const contact = {
    AlternateContactType: "BILLING",
    Name: "B",
    Title: "T",
    EmailAddress: "b@example.com",
    PhoneNumber: "+15550100",
  };
  const account = new AccountClient();
  await account.send(new PutAlternateContactCommand(contact));
  const read = await account.send(new GetAlternateContactCommand({ AlternateContactType: "BILLING" }));
  assert.deepEqual(read.AlternateContact, contact);
});
