import { expect, it } from "vitest";
import { trustedBy, trustPolicy, type TrustValues } from "./trust";

const values: TrustValues = {
  trusted: "own",
  accountId: "210987654321",
  externalId: "a-secret",
  mfa: false,
  service: "ec2.amazonaws.com",
  content: "{}",
};
const statementOf = (chosen: Partial<TrustValues>) =>
  JSON.parse(trustPolicy({ ...values, ...chosen }, "123456789012")).Statement[0];

it("trusts the chosen account, with what it has to bring along", () => {
  expect(statementOf({}).Principal).toEqual({ AWS: "arn:aws:iam::123456789012:root" });
  expect(statementOf({}).Condition).toBeUndefined();
  expect(statementOf({ trusted: "other", mfa: true })).toMatchObject({
    Principal: { AWS: "arn:aws:iam::210987654321:root" },
    Condition: {
      StringEquals: { "sts:ExternalId": "a-secret" },
      Bool: { "aws:MultiFactorAuthPresent": "true" },
    },
  });
});

it("asks neither MFA nor an external ID of a service, which has none", () => {
  const statement = statementOf({ trusted: "service", mfa: true });
  expect(statement.Principal).toEqual({ Service: "ec2.amazonaws.com" });
  expect(statement.Condition).toBeUndefined();
});

const trusting = (...statements: object[]) => trustedBy(JSON.stringify({ Statement: statements }));

it("names each of those who are trusted once, and none who is denied", () => {
  const allow = (Principal: unknown) => ({ Effect: "Allow", Principal });
  expect(
    trusting(
      allow({ AWS: ["arn:aws:iam::123456789012:root", "123456789012"], Service: "ec2.amazonaws.com" }),
      allow({ AWS: "arn:aws:iam::210987654321:user/people/ada" }),
      { Effect: "Deny", Principal: { AWS: "arn:aws:iam::210987654321:user/eve" } },
    ),
  ).toEqual(["Account 123456789012", "Service ec2.amazonaws.com", "User ada of 210987654321"]);
  expect(trusting(allow("*"), allow({ AWS: "*" }))).toEqual(["Everyone"]);
  expect(trusting(allow({ AWS: "AIDAEXAMPLE" }))).toEqual(["AIDAEXAMPLE, which is deleted"]);
  expect(trustedBy(JSON.stringify({ Statement: { Effect: "Allow", NotPrincipal: "*" } }))).toEqual([
    "All but some",
  ]);
});
