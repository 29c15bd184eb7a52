// Invitations, all features and departures with the AWS SDK for JavaScript.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  CreateOrganizationCommand,
  DeclineHandshakeCommand,
  DeleteOrganizationCommand,
  DescribeAccountCommand,
  DescribeHandshakeCommand,
  DescribeOrganizationCommand,
  EnableAllFeaturesCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  OrganizationsClient,
  RemoveAccountFromOrganizationCommand,
  paginateListAccounts,
  paginateListHandshakesForAccount,
  paginateListHandshakesForOrganization,
} from "@aws-sdk/client-organizations";
import { MANAGEMENT, WORKLOAD, advance, ask, confirmAddress, ofWorkload } from "./plane.js";

const management = new OrganizationsClient();
const workload = new OrganizationsClient(ofWorkload);

const invite = async (Id, Type = "ACCOUNT", more = {}) => {
  const command = new InviteAccountToOrganizationCommand({ Target: { Id, Type }, ...more });
  return (await management.send(command)).Handshake;
};
const accept = (client, HandshakeId) => client.send(new AcceptHandshakeCommand({ HandshakeId }));
const decline = (HandshakeId) => workload.send(new DeclineHandshakeCommand({ HandshakeId }));
const cancel = (HandshakeId) => management.send(new CancelHandshakeCommand({ HandshakeId }));
const describe = async (client, HandshakeId) =>
  (await client.send(new DescribeHandshakeCommand({ HandshakeId }))).Handshake;
const remove = (AccountId) =>
  management.send(new RemoveAccountFromOrganizationCommand({ AccountId }));

/** The ids of all handshakes of a list, two on a page. */
async function pages(paginate, client, Filter) {
  const found = [];
  for await (const page of paginate({ client, pageSize: 2 }, { Filter })) {
    assert.ok(page.Handshakes.length <= 2);
    found.push(...page.Handshakes.map((handshake) => handshake.Id));
  }
  assert.equal(new Set(found).size, found.length, "a handshake came twice");
  return found;
}

async function members() {
  const found = [];
  for await (const page of paginateListAccounts({ client: management, pageSize: 1 }, {})) {
    found.push(...page.Accounts.map((account) => account.Id));
  }
  return found;
}

before(async () => {
  await management.send(new CreateOrganizationCommand({ FeatureSet: "CONSOLIDATED_BILLING" }));
  await assert.rejects(invite(WORKLOAD), { name: "AccountOwnerNotVerifiedException" });
  await confirmAddress("aws+management@example.com");
});

test("invitations are declined, taken back and run out", async () => {
  const declined = await invite(WORKLOAD, "ACCOUNT", { Notes: "Come in" });
  assert.equal(declined.State, "OPEN");
  assert.equal(declined.ExpirationTimestamp - declined.RequestedTimestamp, 15 * 86_400_000);
  assert.deepEqual(await describe(workload, declined.Id), declined);
  await assert.rejects(invite(WORKLOAD), { name: "DuplicateHandshakeException" });
  await assert.rejects(accept(management, declined.Id), { name: "AccessDeniedException" });
  assert.equal((await decline(declined.Id)).Handshake.State, "DECLINED");
  await assert.rejects(decline(declined.Id), { name: "HandshakeAlreadyInStateException" });
  await assert.rejects(cancel(declined.Id), { name: "InvalidHandshakeTransitionException" });

  const canceled = await invite("aws+workload@example.com", "EMAIL");
  assert.equal((await cancel(canceled.Id)).Handshake.State, "CANCELED");
  await assert.rejects(accept(workload, canceled.Id), { name: "InvalidHandshakeTransitionException" });

  const late = await invite(WORKLOAD);
  await advance(15 * 86_400);
  assert.equal((await describe(management, late.Id)).State, "EXPIRED");
  await assert.rejects(accept(workload, late.Id), { name: "InvalidHandshakeTransitionException" });

  const received = await pages(paginateListHandshakesForAccount, workload);
  assert.deepEqual(received.sort(), [declined.Id, canceled.Id, late.Id].sort());
});

test("refusals say why", async () => {
  const refuses = (Id, Type, Reason) =>
    assert.rejects(invite(Id, Type), { name: "InvalidInputException", Reason });
  await refuses("12345", "ACCOUNT", "INVALID_PATTERN_TARGET_ID");
  await refuses("999999999999", "ACCOUNT", "TARGET_NOT_SUPPORTED");
  await refuses("nowhere", "EMAIL", "INVALID_EMAIL_ADDRESS_TARGET");
  await assert.rejects(invite(MANAGEMENT), {
    name: "HandshakeConstraintViolationException",
    Reason: "ALREADY_IN_AN_ORGANIZATION",
  });
  await assert.rejects(describe(management, "h-00000000"), { name: "HandshakeNotFoundException" });
  const both = { ActionType: "INVITE", ParentHandshakeId: "h-00000000" };
  for (const list of [paginateListHandshakesForAccount, paginateListHandshakesForOrganization]) {
    await assert.rejects(pages(list, management, both), { Reason: "MAX_LIMIT_EXCEEDED_FILTER" });
  }
  await assert.rejects(pages(paginateListHandshakesForOrganization, workload), {
    name: "AWSOrganizationsNotInUseException",
  });
});

test("an organization comes to all features with the word of its member", async () => {
  await accept(workload, (await invite(WORKLOAD)).Id);
  assert.deepEqual((await members()).sort(), [MANAGEMENT, WORKLOAD]);
  const { Handshake: process } = await management.send(new EnableAllFeaturesCommand({}));
  assert.equal(process.Action, "ENABLE_ALL_FEATURES");
  assert.equal(process.State, "REQUESTED");
  await assert.rejects(management.send(new EnableAllFeaturesCommand({})), {
    Reason: "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
  });
  const parts = { ParentHandshakeId: process.Id };
  const asked = await pages(paginateListHandshakesForOrganization, management, parts);
  assert.deepEqual(await pages(paginateListHandshakesForAccount, workload, parts), asked);
  assert.equal(asked.length, 1);
  assert.equal((await describe(workload, asked[0])).Action, "APPROVE_ALL_FEATURES");
  await assert.rejects(accept(management, process.Id), { name: "InvalidHandshakeTransitionException" });
  await accept(workload, asked[0]);
  assert.equal((await describe(management, process.Id)).State, "OPEN");
  await accept(management, process.Id);
  const { Organization } = await workload.send(new DescribeOrganizationCommand({}));
  assert.equal(Organization.FeatureSet, "ALL");
});

test("a member leaves, comes back and is removed", async () => {
  await assert.rejects(remove(MANAGEMENT), { name: "MasterCannotLeaveOrganizationException" });
  await assert.rejects(management.send(new DeleteOrganizationCommand({})), {
    name: "OrganizationNotEmptyException",
  });
  await workload.send(new LeaveOrganizationCommand({}));
  await assert.rejects(workload.send(new LeaveOrganizationCommand({})), {
    name: "AWSOrganizationsNotInUseException",
  });
  await accept(workload, (await invite(WORKLOAD)).Id);
  const { Account } = await management.send(new DescribeAccountCommand({ AccountId: WORKLOAD }));
  assert.equal(Account.JoinedMethod, "INVITED");
  assert.equal(Account.State, "ACTIVE"); // which only newer SDKs know
  await remove(WORKLOAD);
  await assert.rejects(remove(WORKLOAD), { name: "AccountNotFoundException" });
  const { messages } = await ask("portal/list-messages", { channel: "MAIL", to: "aws+workload@example.com" });
  assert.equal(messages[0].subject, "An AWS account has left its organization");
  await management.send(new DeleteOrganizationCommand({}));
  await assert.rejects(management.send(new DescribeOrganizationCommand({})), {
    name: "AWSOrganizationsNotInUseException",
  });
});

test("an organization reads many handshakes to their end", async () => {
  await management.send(new CreateOrganizationCommand({}));
  await confirmAddress("aws+management@example.com");
  const sent = [];
  for (let i = 0; i < 5; i += 1) sent.push((await invite(`nobody${i}@example.com`, "EMAIL")).Id);
  const invitations = { ActionType: "INVITE" };
  for (const filter of [undefined, invitations]) {
    const found = await pages(paginateListHandshakesForOrganization, management, filter);
    assert.deepEqual(found.sort(), sent.sort());
  }
});
