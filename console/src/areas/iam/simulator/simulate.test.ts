import { expect, it } from "vitest";
import { actionsFault, contextEntries, contextFault, reasonsOf } from "./simulate";

it("a key on several lines has several values, and a value may hold =", () => {
  expect(contextEntries("aws:SourceIp = 192.0.2.1\n\naws:TagKeys=a\naws:TagKeys=b=c")).toEqual([
    { ContextKeyName: "aws:SourceIp", ContextKeyValues: ["192.0.2.1"], ContextKeyType: "string" },
    { ContextKeyName: "aws:TagKeys", ContextKeyValues: ["a", "b=c"], ContextKeyType: "stringList" },
  ]);
});

it("tells which line is no action or no key", () => {
  expect(actionsFault("iam:CreateUser\niam:Get*")).toMatch(/^iam:Get\* is no action/);
  expect(actionsFault(" \n")).toBe("An action is needed.");
  expect(actionsFault("iam:CreateUser\n organizations:ListRoots")).toBeUndefined();
  expect(contextFault("SourceIp=1")).toMatch(/^SourceIp=1 is no key/);
  expect(contextFault("")).toBeUndefined();
});

it("tells what stands against it beside statements", () => {
  const result = { EvalActionName: "iam:CreateUser", EvalDecision: "implicitDeny" as const };
  expect(reasonsOf(result)).toEqual(["No statement decides."]);
  expect(
    reasonsOf({
      ...result,
      MatchedStatements: [{ SourcePolicyId: "a" }],
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      MissingContextValues: ["aws:SourceIp"],
    }),
  ).toEqual([
    "The permissions boundary does not allow it.",
    "Conditions ask for aws:SourceIp, which was not given.",
  ]);
});
