import { expect, test } from "vitest";
import { actionOf, actionRules, type ActionValues, NEW_ACTION, valuesOfAction } from "./actionForm";

const NAMES = { AccountId: "111122223333", BudgetName: "all" };
const forUsers: ActionValues = {
  ...NEW_ACTION,
  emails: "boss@example.com",
  policyArn: "arn:aws:iam::111122223333:policy/stop",
  users: ["clerk"],
  executionRole: "arn:aws:iam::111122223333:role/budgets",
};
const forUnits: ActionValues = {
  ...forUsers,
  policyArn: "",
  users: [],
  type: "APPLY_SCP_POLICY",
  policyId: "p-12345678",
  targets: "ou-abcd-12345678\n444455556666",
};

const faultsOf = (values: ActionValues) =>
  (Object.keys(actionRules) as (keyof ActionValues)[]).filter(
    (name) => actionRules[name]?.(values[name] as never, values) !== undefined,
  );

test.each([forUsers, forUnits])("what a form says is read back from the action: $type", (values) => {
  expect(faultsOf(values)).toEqual([]);
  const action = { ...actionOf(NAMES, values), ActionId: "", Status: "STANDBY" as const };
  expect(valuesOfAction(action)).toEqual(values);
});

test("only what belongs to the kind of action is asked for", () => {
  expect(faultsOf({ ...forUsers, users: [], policyArn: "" })).toEqual(["policyArn", "users"]);
  expect(faultsOf({ ...forUnits, policyId: "", targets: "r-abcd" })).toEqual(["policyId", "targets"]);
});
