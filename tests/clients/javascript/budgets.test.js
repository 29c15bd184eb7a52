// AWS Budgets through the AWS SDK for JavaScript: what Debian's boto3 does not know yet.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import {
  BudgetsClient,
  CreateBudgetActionCommand,
  CreateBudgetCommand,
  DeleteBudgetCommand,
  DescribeBudgetActionCommand,
  DescribeBudgetCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBudgetCommand,
  paginateDescribeBudgetPerformanceHistory,
  paginateDescribeBudgets,
} from "@aws-sdk/client-budgets";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const budgets = new BudgetsClient();
const unique = randomUUID().slice(0, 8);
const { Account: AccountId } = await new STSClient().send(new GetCallerIdentityCommand({}));
const BudgetName = `js-${unique}`;
const arn = `arn:aws:budgets::${AccountId}:budget/${BudgetName}`;
const BudgetLimit = { Amount: "100", Unit: "USD" };
const monthly = { BudgetType: "COST", TimeUnit: "MONTHLY" };

const create = (Budget, more = {}) => budgets.send(new CreateBudgetCommand({ AccountId, Budget, ...more }));
const describe = async (name, ShowFilterExpression) =>
  (await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: name, ShowFilterExpression })))
    .Budget;
const remove = (name) => budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName: name }));
const tagsOf = async (ResourceARN) =>
  (await budgets.send(new ListTagsForResourceCommand({ ResourceARN }))).ResourceTags;

const ResourceTags = [{ Key: "team", Value: "blue" }];
before(() => create({ ...monthly, BudgetName, BudgetLimit }, { ResourceTags }));
after(() => remove(BudgetName));

test("a budget's tags are made with it, changed and taken away", async () => {
  assert.deepEqual(await tagsOf(arn), ResourceTags);
  const changed = [{ Key: "stage", Value: "" }, { Key: "team", Value: "green" }];
  await budgets.send(new TagResourceCommand({ ResourceARN: arn, ResourceTags: changed }));
  assert.deepEqual(await tagsOf(arn), changed);
  await budgets.send(new UntagResourceCommand({ ResourceARN: arn, ResourceTagKeys: ["team", "none"] }));
  assert.deepEqual(await tagsOf(arn), [{ Key: "stage", Value: "" }]);
  await assert.rejects(tagsOf(`${arn}-none`), { name: "NotFoundException" });
  const untag = new UntagResourceCommand({ ResourceARN: `${arn}-none`, ResourceTagKeys: ["team"] });
  await assert.rejects(budgets.send(untag), { name: "NotFoundException" });
  await assert.rejects(tagsOf("arn:aws:s3:::bucket"), { name: "InvalidParameterException" });
  const tooMany = Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: "v" }));
  await assert.rejects(
    budgets.send(new TagResourceCommand({ ResourceARN: arn, ResourceTags: tooMany })),
    { name: "ServiceQuotaExceededException" },
  );
});

test("an action has tags of its own", async () => {
  const iam = new IAMClient();
  const RoleName = `budgets-${unique}`;
  const Principal = { Service: "budgets.amazonaws.com" };
  const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const { ActionId } = await budgets.send(
    new CreateBudgetActionCommand({
      AccountId,
      BudgetName,
      NotificationType: "FORECASTED",
      ActionType: "RUN_SSM_DOCUMENTS",
      ActionThreshold: { ActionThresholdType: "ABSOLUTE_VALUE", ActionThresholdValue: 1e6 },
      ExecutionRoleArn: Role.Arn,
      ApprovalModel: "AUTOMATIC",
      Subscribers: [{ SubscriptionType: "EMAIL", Address: "a@example.com" }],
      ResourceTags: [{ Key: "stage", Value: "prod" }],
      Definition: {
        SsmActionDefinition: {
          ActionSubType: "STOP_EC2_INSTANCES",
          Region: "us-east-1",
          InstanceIds: ["i-0123456789abcdef0"],
        },
      },
    }),
  );
  assert.deepEqual(await tagsOf(`${arn}/action/${ActionId}`), [{ Key: "stage", Value: "prod" }]);
  const { Action } = await budgets.send(new DescribeBudgetActionCommand({ AccountId, BudgetName, ActionId }));
  assert.equal(Action.Status, "STANDBY");
  assert.equal(Action.ActionThreshold.ActionThresholdValue, 1e6);
});

test("a filter expression is shown where it is asked for", async () => {
  const name = `expression-${unique}`;
  const FilterExpression = {
    And: [
      { Dimensions: { Key: "SERVICE", Values: ["AWS Lambda"], MatchOptions: ["EQUALS"] } },
      { Not: { Tags: { Key: "stage", Values: ["test"] } } },
    ],
  };
  await create({ ...monthly, BudgetName: name, BudgetLimit, FilterExpression, Metrics: ["AmortizedCost"] });
  assert.equal((await describe(name)).FilterExpression, undefined);
  const shown = await describe(name, true);
  assert.deepEqual(shown.FilterExpression, FilterExpression);
  assert.deepEqual(shown.Metrics, ["AmortizedCost"]);
  assert.equal(shown.HealthStatus.Status, "HEALTHY");
  await remove(name);
  const CostFilters = { Service: ["AWS Lambda"] };
  const twice = { ...monthly, BudgetName: name, BudgetLimit, FilterExpression, CostFilters };
  await assert.rejects(create(twice), { name: "InvalidParameterException" });
});

test("a custom period, a plan and a budget that adjusts itself", async () => {
  const now = new Date();
  const Start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const End = new Date(Start.getTime() + 100 * 86400e3);
  const custom = { BudgetType: "COST", TimeUnit: "CUSTOM", BudgetName: `custom-${unique}`, BudgetLimit };
  await assert.rejects(create(custom), { name: "InvalidParameterException" });
  await create({ ...custom, TimePeriod: { Start, End } });
  assert.deepEqual((await describe(custom.BudgetName)).TimePeriod, { Start, End });

  const monthAfter = (i) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + i, 1);
  const months = Array.from({ length: 12 }, (_, i) => monthAfter(i));
  const PlannedBudgetLimits = Object.fromEntries(
    months.map((month, i) => [String(month / 1000), { Amount: `${i + 1}.0`, Unit: "USD" }]),
  );
  const planned = { ...monthly, BudgetName: `planned-${unique}`, PlannedBudgetLimits };
  await create(planned);
  const shown = await describe(planned.BudgetName);
  assert.equal(shown.BudgetLimit.Amount, "1.0");
  assert.deepEqual(shown.PlannedBudgetLimits, PlannedBudgetLimits);

  const HistoricalOptions = { BudgetAdjustmentPeriod: 3 };
  const AutoAdjustData = { AutoAdjustType: "HISTORICAL", HistoricalOptions };
  await budgets.send(
    new UpdateBudgetCommand({
      AccountId,
      NewBudget: { ...monthly, BudgetName: planned.BudgetName, AutoAdjustData },
    }),
  );
  const adjusting = await describe(planned.BudgetName);
  assert.ok(adjusting.AutoAdjustData.LastAutoAdjustTime instanceof Date);
  assert.equal(adjusting.PlannedBudgetLimits, undefined);
  await remove(custom.BudgetName);
  await remove(planned.BudgetName);
});

test("pages reach every budget and every period", async () => {
  const names = Array.from({ length: 3 }, (_, i) => `page-${unique}-${i}`);
  for (const name of names) await create({ ...monthly, BudgetName: name, BudgetLimit });
  const seen = [];
  for await (const page of paginateDescribeBudgets({ client: budgets, pageSize: 1 }, { AccountId })) {
    assert.ok(page.Budgets.length <= 1);
    seen.push(...page.Budgets.map((budget) => budget.BudgetName));
  }
  for (const name of names) assert.ok(seen.includes(name));

  const TimePeriod = { Start: new Date(Date.now() - 4 * 86400e3), End: undefined };
  const daily = { BudgetType: "COST", TimeUnit: "DAILY", BudgetName: names[0], BudgetLimit, TimePeriod };
  await budgets.send(new UpdateBudgetCommand({ AccountId, NewBudget: daily }));
  const of = { AccountId, BudgetName: names[0] };
  const days = [];
  for await (const page of paginateDescribeBudgetPerformanceHistory({ client: budgets, pageSize: 2 }, of)) {
    days.push(...page.BudgetPerformanceHistory.BudgetedAndActualAmountsList);
  }
  assert.equal(days.length, 5);
  assert.ok(days.every((day) => day.BudgetedAmount.Amount === "100.0"));
  for (const name of names) await remove(name);
});
