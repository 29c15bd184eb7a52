// Billing transfers: another organization pays the bill, with the operations that only newer SDKs know.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  CreateOrganizationCommand,
  DeclineHandshakeCommand,
  DeleteOrganizationCommand,
  DescribeHandshakeCommand,
  DescribeOrganizationCommand,
  DescribeResponsibilityTransferCommand,
  InviteOrganizationToTransferResponsibilityCommand,
  ListHandshakesForAccountCommand,
  ListInboundResponsibilityTransfersCommand,
  ListOutboundResponsibilityTransfersCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  TagResourceCommand,
  TerminateResponsibilityTransferCommand,
  UpdateResponsibilityTransferCommand,
} from "@aws-sdk/client-organizations";
import { MANAGEMENT, WORKLOAD, ask, confirmAddress, ofWorkload } from "./plane.js";

const PAYER = MANAGEMENT;
const SOURCE = WORKLOAD;
const payer = new OrganizationsClient();
const source = new OrganizationsClient(ofWorkload);

const goTo = (moment) => ask("_groundwork/clock", { set: moment.toISOString() });
/** The first moment of a month, so many months from the one in which the test happens. */
let thisMonth;
const month = (number) => new Date(Date.UTC(thisMonth.getUTCFullYear(), thisMonth.getUTCMonth() + number));
/** The tenth of that month. */
const inMonth = (number) => new Date(month(number).getTime() + 9 * 86_400_000);
const endOf = (number) => new Date(month(number + 1).getTime() - 1);

function invite(more = {}) {
  return payer.send(
    new InviteOrganizationToTransferResponsibilityCommand({
      Type: "BILLING",
      Target: { Id: SOURCE, Type: "ACCOUNT" },
      StartTimestamp: month(1),
      SourceName: "Their bill",
      ...more,
    }),
  );
}
const accept = (HandshakeId) => source.send(new AcceptHandshakeCommand({ HandshakeId }));
const describe = async (client, Id) =>
  (await client.send(new DescribeResponsibilityTransferCommand({ Id }))).ResponsibilityTransfer;

/** All pages of two, with how many there were. */
async function pages(client, Command) {
  const found = [];
  let count = 0;
  let NextToken;
  do {
    const page = await client.send(new Command({ Type: "BILLING", MaxResults: 2, NextToken }));
    assert.ok(page.ResponsibilityTransfers.length <= 2);
    found.push(...page.ResponsibilityTransfers);
    ({ NextToken } = page);
    count += 1;
  } while (NextToken);
  return { found, count };
}
const idOf = (handshake) =>
  handshake.Resources.find((each) => each.Type === "RESPONSIBILITY_TRANSFER").Value;

before(async () => {
  const now = new Date((await ask("_groundwork/clock")).now);
  thisMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1));
  await goTo(inMonth(0));
  await payer.send(new CreateOrganizationCommand({}));
  await source.send(new CreateOrganizationCommand({}));
  await confirmAddress("aws+management@example.com");
});

test("an invitation says what it offers and until when", async () => {
  const { Handshake } = await invite({ Notes: "We pay." });
  assert.equal(Handshake.Action, "TRANSFER_RESPONSIBILITY");
  assert.equal(Handshake.State, "OPEN");
  assert.equal(Handshake.ExpirationTimestamp.getTime(), month(1).getTime() - 86_400_000);
  const received = await source.send(
    new ListHandshakesForAccountCommand({ Filter: { ActionType: "TRANSFER_RESPONSIBILITY" } }),
  );
  assert.deepEqual(received.Handshakes, [Handshake]);
  const offered = Handshake.Resources.find((each) => each.Type === "RESPONSIBILITY_TRANSFER");
  assert.deepEqual(offered.Resources.map((each) => each.Type), ["TRANSFER_TYPE", "TRANSFER_START_TIMESTAMP"]);
  const transfer = await describe(payer, offered.Value);
  assert.equal(transfer.Status, "REQUESTED");
  assert.equal(transfer.ActiveHandshakeId, Handshake.Id);
  assert.deepEqual(transfer.StartTimestamp, month(1));
  await assert.rejects(invite(), { name: "DuplicateHandshakeException" });
  await payer.send(new CancelHandshakeCommand({ HandshakeId: Handshake.Id }));
  assert.equal((await describe(source, offered.Value)).Status, "CANCELED");
  await assert.rejects(accept(Handshake.Id), { name: "InvalidHandshakeTransitionException" });
});

test("an invitation has to be a possible one", async () => {
  const refuses = (more, Reason, name = "InvalidInputException") =>
    assert.rejects(invite(more), { name, Reason });
  await refuses({ StartTimestamp: inMonth(1) }, "START_DATE_NOT_BEGINNING_OF_MONTH");
  await refuses({ StartTimestamp: new Date(month(1).getTime() + 1) }, "START_DATE_NOT_BEGINNING_OF_DAY");
  await refuses({ StartTimestamp: month(0) }, "START_DATE_TOO_EARLY");
  await refuses({ StartTimestamp: month(3) }, "START_DATE_TOO_LATE");
  await refuses({ Type: "SECURITY" }, "INVALID_ENUM");
  await refuses({ SourceName: "n".repeat(129) }, "MAX_LENGTH_EXCEEDED");
  await refuses({ SourceName: "Café" }, "INVALID_PATTERN");
  await refuses({ Target: { Id: "999999999999", Type: "ACCOUNT" } }, "TARGET_NOT_SUPPORTED");
  const self = { Target: { Id: PAYER, Type: "ACCOUNT" } };
  await refuses(self, "SOURCE_AND_TARGET_CANNOT_MATCH", "HandshakeConstraintViolationException");
  // The source's own address is not confirmed, so that it invites nobody.
  await assert.rejects(
    source.send(
      new InviteOrganizationToTransferResponsibilityCommand({
        Type: "BILLING",
        Target: { Id: PAYER, Type: "ACCOUNT" },
        StartTimestamp: month(1),
        SourceName: "x",
      }),
    ),
    { name: "HandshakeConstraintViolationException", Reason: "MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED" },
  );
});

test("lists go on to their end", async () => {
  for (let i = 0; i < 4; i += 1) {
    const { Handshake } = await invite();
    await source.send(new DeclineHandshakeCommand({ HandshakeId: Handshake.Id }));
    await invite({ Target: { Id: `nobody${i}@example.com`, Type: "EMAIL" } });
  }
  const inbound = await pages(payer, ListInboundResponsibilityTransfersCommand);
  assert.equal(inbound.found.length, 9);
  assert.equal(inbound.count, 5);
  assert.equal(inbound.found.filter((each) => each.Status === "REQUESTED").length, 4);
  const outbound = await pages(source, ListOutboundResponsibilityTransfersCommand);
  assert.equal(outbound.found.length, 5);
  assert.equal(outbound.count, 3);
  assert.deepEqual(new Set(outbound.found.map((each) => each.Status)), new Set(["CANCELED", "DECLINED"]));
  assert.equal((await pages(source, ListInboundResponsibilityTransfersCommand)).found.length, 0);
  await assert.rejects(
    payer.send(new ListInboundResponsibilityTransfersCommand({ Type: "BILLING", NextToken: "?" })),
    { name: "InvalidInputException", Reason: "INVALID_NEXT_TOKEN" },
  );
  await assert.rejects(
    payer.send(new ListInboundResponsibilityTransfersCommand({ Type: "BILLING", Id: "rt-notthere" })),
    { name: "ResponsibilityTransferNotFoundException" },
  );
  await assert.rejects(
    source.send(new ListOutboundResponsibilityTransfersCommand({ Type: "BILLING", NextToken: "?" })),
    { name: "InvalidInputException", Reason: "INVALID_NEXT_TOKEN" },
  );
  await assert.rejects(describe(payer, "rt-notthere"), { name: "ResponsibilityTransferNotFoundException" });
});

test("from its start to its end the payer gets the source's invoices", async () => {
  const Tags = [{ Key: "customer", Value: "7" }];
  const { Handshake } = await invite({ Tags });
  const Id = idOf(Handshake);
  await assert.rejects(payer.send(new TerminateResponsibilityTransferCommand({ Id })), {
    name: "InvalidResponsibilityTransferTransitionException",
  });
  assert.equal((await accept(Handshake.Id)).Handshake.State, "ACCEPTED");
  const described = await payer.send(new DescribeHandshakeCommand({ HandshakeId: Handshake.Id }));
  assert.equal(described.Handshake.State, "ACCEPTED");

  const organization = (await payer.send(new DescribeOrganizationCommand({}))).Organization;
  const arn = (id, direction) =>
    `arn:aws:organizations::${id.MasterAccountId}:transfer/${id.Id}/billing/${direction}/${Id}`;
  const seen = await describe(payer, Id);
  assert.equal(seen.Arn, arn(organization, "inbound"));
  assert.equal(seen.Status, "ACCEPTED");
  assert.equal(seen.Name, "Their bill");
  assert.deepEqual(seen.Source, {
    ManagementAccountId: SOURCE,
    ManagementAccountEmail: "aws+workload@example.com",
  });
  const theirs = await describe(source, Id);
  assert.equal(theirs.Name, undefined);
  assert.equal(theirs.Target.ManagementAccountId, PAYER);

  await payer.send(new TagResourceCommand({ ResourceId: Id, Tags: [{ Key: "tier", Value: "" }] }));
  const tags = (await payer.send(new ListTagsForResourceCommand({ ResourceId: Id }))).Tags;
  assert.deepEqual(tags, [...Tags, { Key: "tier", Value: "" }]);
  const renamed = await payer.send(new UpdateResponsibilityTransferCommand({ Id, Name: "Another name" }));
  assert.equal(renamed.ResponsibilityTransfer.Name, "Another name");
  await assert.rejects(source.send(new UpdateResponsibilityTransferCommand({ Id, Name: "Ours" })), {
    name: "InvalidInputException",
    Reason: "UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER",
  });
  for (const client of [payer, source]) {
    await assert.rejects(client.send(new DeleteOrganizationCommand({})), {
      name: "ConstraintViolationException",
      Reason: "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
    });
  }

  await goTo(inMonth(1));
  const end = (EndTimestamp) => source.send(new TerminateResponsibilityTransferCommand({ Id, EndTimestamp }));
  const refuses = (moment, Reason) =>
    assert.rejects(end(moment), { name: "InvalidInputException", Reason });
  await refuses(month(2), "END_DATE_NOT_END_OF_MONTH");
  await refuses(endOf(0), "END_DATE_TOO_EARLY");
  await refuses(endOf(3), "INVALID_END_DATE");
  const ended = (await end(endOf(2))).ResponsibilityTransfer;
  assert.equal(ended.Status, "WITHDRAWN");
  assert.deepEqual(ended.EndTimestamp, endOf(2));
  await assert.rejects(end(endOf(2)), { name: "ResponsibilityTransferAlreadyInStatusException" });

  await goTo(inMonth(4));
  for (const [number, billedTo] of [[0, SOURCE], [1, PAYER], [2, PAYER], [3, SOURCE]]) {
    const text = month(number).toISOString().slice(0, 7);
    const bill = await ask(`_groundwork/bill?account=${SOURCE}&month=${text}`);
    assert.equal(bill.status, "FINAL");
    assert.equal(bill.billed_to, billedTo, text);
    const paid = await ask(`_groundwork/bill?account=${PAYER}&month=${text}`);
    assert.equal(paid.payer, PAYER);
    const transferred = (paid.transferred ?? []).map((each) => each.invoice);
    assert.deepEqual(transferred, billedTo === PAYER ? [bill.invoice] : []);
  }
  // What is over holds nothing back.
  await source.send(new DeleteOrganizationCommand({}));
});
