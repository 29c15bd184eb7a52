// Policies of an organization: the operations and types that only newer SDKs know.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreateOrganizationalUnitCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  DescribeEffectivePolicyCommand,
  EnablePolicyTypeCommand,
  ListAccountsWithInvalidEffectivePolicyCommand,
  ListEffectivePolicyValidationErrorsCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  PolicyType,
  paginateListAccountsWithInvalidEffectivePolicy,
  paginateListEffectivePolicyValidationErrors,
} from "@aws-sdk/client-organizations";

const client = new OrganizationsClient();
const send = (command) => client.send(command);
let root;
let members;

async function newAccount(name) {
  let status = (await send(new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` })))
    .CreateAccountStatus;
  while (status.State === "IN_PROGRESS") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const asked = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: status.Id });
    status = (await send(asked)).CreateAccountStatus;
  }
  return status.AccountId;
}

async function attach(Type, Name, document, TargetId) {
  const made = await send(
    new CreatePolicyCommand({ Type, Name, Description: "", Content: JSON.stringify(document) }),
  );
  await send(new AttachPolicyCommand({ PolicyId: made.Policy.PolicySummary.Id, TargetId }));
  return made.Policy.PolicySummary.Id;
}

before(async () => {
  await send(new CreateOrganizationCommand({}));
  root = (await send(new ListRootsCommand({}))).Roots[0].Id;
  members = [await newAccount("one"), await newAccount("two"), await newAccount("three")];
});

test("every type that the SDK knows can be enabled", async () => {
  for (const type of Object.values(PolicyType)) {
    if (type === "SERVICE_CONTROL_POLICY") continue; // it is from the start
    await send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: type }));
  }
  const types = (await send(new ListRootsCommand({}))).Roots[0].PolicyTypes;
  assert.equal(types.length, 13);
  assert.ok(types.every((type) => type.Status === "ENABLED"));
});

test("an effective policy says when it was changed", async () => {
  const document = { s3_attributes: { public_access_block_configuration: { "@@assign": "all" } } };
  await attach("S3_POLICY", "s3", document, root);
  const read = await send(
    new DescribeEffectivePolicyCommand({ PolicyType: "S3_POLICY", TargetId: members[0] }),
  );
  assert.deepEqual(JSON.parse(read.EffectivePolicy.PolicyContent), {
    s3_attributes: { public_access_block_configuration: "all" },
  });
  assert.ok(read.EffectivePolicy.LastUpdatedTimestamp instanceof Date);
});

test("effective policies that cannot be carried out are found", async () => {
  const unit = await send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: "unit" }));
  const unitId = unit.OrganizationalUnit.Id;
  for (const AccountId of members.slice(1)) {
    await send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: unitId }));
  }
  const rule = { target_backup_vault_name: { "@@assign": "Vault" } };
  const upper = await attach("BACKUP_POLICY", "upper", { plans: { P: { rules: { R: rule } } } }, unitId);
  const selections = { tags: { T: { tag_key: { "@@assign": "a" } } } };
  const below = { plans: { P: { regions: { "@@assign": ["eu-west-3"] }, selections } } };
  const lower = await attach("BACKUP_POLICY", "lower", below, members[1]);
  const query = Object.freeze({ PolicyType: "BACKUP_POLICY" });
  const invalid = [];
  // A paginator writes into what it is given.
  const all = { ...query };
  for await (const page of paginateListAccountsWithInvalidEffectivePolicy({ client, pageSize: 1 }, all)) {
    assert.equal(page.PolicyType, "BACKUP_POLICY");
    assert.ok(page.Accounts.length <= 1);
    invalid.push(...page.Accounts.map((account) => account.Id));
  }
  assert.deepEqual(invalid.sort(), members.slice(1).sort());

  const errors = [];
  const asked = { ...query, AccountId: members[1] };
  for await (const page of paginateListEffectivePolicyValidationErrors({ client, pageSize: 1 }, asked)) {
    assert.match(page.Path, new RegExp(`^o-[a-z0-9]+/${root}/${unitId}/${members[1]}/$`));
    assert.ok(page.EvaluationTimestamp instanceof Date);
    errors.push(...page.EffectivePolicyValidationErrors);
  }
  assert.deepEqual(
    errors.map((error) => error.PathToError),
    [
      "plans/P/rules/R/schedule_expression",
      "plans/P/selections/tags/T/iam_role_arn",
      "plans/P/selections/tags/T/tag_value",
    ],
  );
  assert.deepEqual(errors[0].ContributingPolicies, [upper]);
  assert.deepEqual(errors[1].ContributingPolicies, [lower]);
  assert.ok(errors.every((error) => error.ErrorCode && error.ErrorMessage));

  const missing = { PolicyType: "BACKUP_POLICY", AccountId: members[0] };
  await assert.rejects(send(new ListEffectivePolicyValidationErrorsCommand(missing)), {
    name: "EffectivePolicyNotFoundException",
  });
  await assert.rejects(send(new ListAccountsWithInvalidEffectivePolicyCommand({ PolicyType: "OTHER" })), {
    name: "InvalidInputException",
    Reason: "INVALID_ENUM_POLICY_TYPE",
  });
});
