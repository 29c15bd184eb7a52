import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount, signInAsUser, signInWithoutMfa } from "./support/account.js";
import { programOf } from "./support/aws.js";
import {
  BASE,
  choose,
  comeBack,
  field,
  fill,
  heading,
  isForEveryone,
  press,
  useBrowser,
} from "./support/browser.js";
import { advance } from "./support/codes.js";

const EMAIL = "costs@example.com";
const PASSWORD = "Correct-Horse-9";
const DAY = 86_400;
const browser = useBrowser();
let account;

/** Two months have passed, so that there is something to look back to. */
before(async () => {
  await madeAccount(EMAIL, PASSWORD);
  await advance(62 * DAY);
  const root = await programOf(EMAIL, PASSWORD);
  account = root("sts", "get_caller_identity").Account;
  const UserName = "clerk";
  root("iam", "create_user", { UserName });
  root("iam", "create_login_profile", { UserName, Password: "Clerk-Password-1" });
});

async function opened(path, title) {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, `/console/billing${path}`);
  await heading(page, title);
  return page;
}

const row = (page, text) => page.getByRole("row").filter({ hasText: text });

test("a bill by account and service, of this month and of one before", async () => {
  const page = await opened("", "Bills");
  await row(page, "Amazon Elastic Compute Cloud").getByText(/^\$/).waitFor();
  await page.getByText("Estimated total").waitFor();
  await page.getByText("Not activated").waitFor();
  await isForEveryone(page);
  await page.getByRole("button", { name: /^Month:/ }).click();
  const months = page.getByRole("menuitemcheckbox");
  await months.nth(2).waitFor();
  await months.nth(1).click();
  await page.waitForURL(/month=\d{4}-\d\d-01/);
  await row(page, "Amazon Elastic Compute Cloud").getByText(/^\$/).waitFor();
  assert.deepEqual(page.faults, []);
});

test("costs over time are drawn, and this month's end is forecast", async () => {
  const page = await opened("/costs", "Costs");
  await page.getByText("With 80 % probability").waitFor();
  await page.getByText(/^\$[\d.,]+ to \$[\d.,]+$/).waitFor();
  await page
    .getByRole("application", { name: /Costs over time/ })
    .or(page.getByText("US dollars"))
    .first()
    .waitFor();
  await isForEveryone(page);
  await press(page, "Time: This month, by day");
  await page.getByRole("menuitemcheckbox", { name: "The last 6 months" }).click();
  await page.getByRole("button", { name: "Time: The last 6 months" }).waitFor();
  await press(page, "By: Service");
  await page.getByRole("menuitemcheckbox", { name: "Account" }).click();
  await row(page, "management").getByText("100.0 %").waitFor();
  assert.deepEqual(page.faults, []);
});

test("a budget is made, warns by mail, is changed, and deleted", async () => {
  const page = await opened("/budgets", "Budgets");
  await page.getByText("Nobody is told yet").waitFor();
  await isForEveryone(page);
  await page.getByRole("link", { name: "Make a budget" }).first().click();
  await heading(page, "Make a budget");
  await press(page, "Make the budget");
  await page.getByText("A name is needed.").waitFor();
  await isForEveryone(page);
  await fill(page, {
    Name: "all / of it",
    "Limit in US dollars": "0.01",
    "E-mail addresses": "boss@example.com",
  });
  await press(page, "Make the budget");
  await heading(page, "all / of it");
  await row(page, "boss@example.com")
    .getByText(/^(Not passed|Passed)$/)
    .waitFor(); // it is compared soon
  await isForEveryone(page);

  await advance(DAY);
  await page.goto(`${BASE}/mail`);
  await page.getByRole("navigation", { name: "Mails" }).getByText("boss@example.com").first().waitFor();
  await signInWithoutMfa(page, EMAIL, PASSWORD, "/console/billing/budgets");
  await page.getByRole("link", { name: "all / of it" }).click();
  await row(page, "boss@example.com").getByText("Passed", { exact: true }).waitFor();
  await page.getByText(/above it$/).waitFor();

  await page.getByRole("link", { name: "Edit: When actual costs are above 80 % of the budget" }).click();
  await heading(page, "Edit a notification");
  await fill(page, {
    "Threshold, in percent": "90",
    "E-mail addresses": "boss@example.com\nclerk@example.com",
  });
  await isForEveryone(page);
  await press(page, "Save");
  await row(page, "clerk@example.com").getByText("above 90 % of the budget").waitFor();
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await heading(page, "Edit all / of it");
  await fill(page, { "Limit in US dollars": "500" });
  await press(page, "Save");
  await page.getByText("$500.00").first().waitFor();

  await press(page, "Remove: When actual costs are above 90 % of the budget");
  await press(page, "Remove");
  await page.getByText("Nobody is told when costs pass the limit.").waitFor();
  await press(page, "Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("Nobody is told yet").waitFor();
  assert.deepEqual(page.faults, []);
});

test("an action of a budget waits for approval, is carried out, and reversed", async () => {
  const root = await programOf(EMAIL, PASSWORD);
  const Statement = {
    Effect: "Allow",
    Principal: { Service: "budgets.amazonaws.com" },
    Action: "sts:AssumeRole",
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  root("iam", "create_role", { RoleName: "budgets", AssumeRolePolicyDocument });
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Deny", Action: "*", Resource: "*" },
  });
  root("iam", "create_policy", { PolicyName: "no-more", PolicyDocument });
  root("iam", "attach_role_policy", { RoleName: "budgets", PolicyArn });
  const BudgetLimit = { Amount: "0.01", Unit: "USD" };
  const Budget = { BudgetName: "strict", BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit };
  root("budgets", "create_budget", { AccountId: account, Budget });

  const page = await opened("/budgets/strict", "strict");
  await page.getByText("Nothing is done when costs pass the limit.").waitFor();
  await page.getByRole("link", { name: "Add an action" }).click();
  await heading(page, "Add an action");
  await press(page, "Add");
  await page.getByText("Choose at least one user, group or role.").waitFor();
  await isForEveryone(page);
  await field(page, "E-mail addresses").fill("boss@example.com");
  await choose(page, /^Policy/, /^no-more/);
  await choose(page, /^Users/, "clerk");
  await page.keyboard.press("Escape");
  await choose(page, /^Execution role/, "budgets");
  await press(page, "Add");
  await heading(page, "Budget action");
  await page.getByText("Waits for the threshold").first().waitFor();

  await advance(DAY / 4);
  await page.getByText("Waits for approval").first().waitFor();
  await isForEveryone(page);
  await press(page, "Approve");
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await press(page, "Reverse");
  assert.deepEqual(await policiesOfClerk(), ["no-more"]);
  await page.getByRole("dialog").getByRole("button", { name: "Reverse" }).click();
  await page.getByRole("button", { name: "Reset" }).waitFor();
  await row(page, "The action was reversed.").getByText("Reversed", { exact: true }).waitFor();
  assert.deepEqual(await policiesOfClerk(), []);

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await heading(page, "Edit an action");
  await fill(page, { "Threshold, in percent": "95" });
  await press(page, "Save");
  await page.getByText("When actual costs are above 95 % of the budget").waitFor();
  await page.getByRole("link", { name: "strict" }).click();
  await row(page, "Attach the policy no-more to user clerk").getByText("Reversed").waitFor();
  await isForEveryone(page);
  await page.getByRole("link", { name: "When actual costs are above 95 % of the budget" }).click();
  await press(page, "Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Nothing is done when costs pass the limit.").waitFor();
  assert.deepEqual(page.faults, []);
});

async function policiesOfClerk() {
  const root = await programOf(EMAIL, PASSWORD); // the clock was moved: earlier credentials have ended
  const { AttachedPolicies } = root("iam", "list_attached_user_policies", { UserName: "clerk" });
  return AttachedPolicies.map((policy) => policy.PolicyName);
}

test("who may not see costs reads what has to be done, by whom, and sees them once it is done", async () => {
  const page = await browser.open();
  await signInAsUser(page, "clerk", "Clerk-Password-1", account);
  await heading(page, "Getting started");
  await page.goto(`${BASE}/console/billing`);
  await page.getByText("You may not do this").waitFor();
  await page.getByText(/ce:GetCostAndUsage/).waitFor();
  await page.getByText(/It is not: the root user signs in/).waitFor();
  await isForEveryone(page);

  const PolicyArn = "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess";
  const root = await programOf(EMAIL, PASSWORD);
  root("iam", "attach_user_policy", { UserName: "clerk", PolicyArn });
  await page.reload();
  await page.getByText(/It is not: the root user signs in/).waitFor(); // its policies alone do not suffice
  assert.ok(!(await page.getByText("Estimated total").isVisible()));
  await page.getByRole("link", { name: "Billing access" }).last().click();
  await page.getByText("Sign in as the root user to change it.").waitFor();
  await page.goto(`${BASE}/console/billing`);

  const owner = await opened("", "Bills");
  await owner.getByRole("link", { name: "Change it" }).click();
  const letClerk = async (choice, state) => {
    await owner.getByRole("radio", { name: choice }).check();
    await press(owner, "Update");
    await owner.getByText(state, { exact: true }).waitFor();
    await comeBack(page); // the clerk
  };
  await letClerk("may see and change billing", "Activated");
  await page.getByText("Estimated total").waitFor();
  await row(page, "Amazon Elastic Compute Cloud").getByText(/^\$/).waitFor();
  await isForEveryone(page);
  await letClerk("may not, whatever their policies say", "Deactivated");
  await page.getByText(/It is not: the root user signs in/).waitFor();
  assert.deepEqual([...page.faults, ...owner.faults], []);
});
