import { expect, it } from "vitest";
import { wordsOf } from "./errors";

const refusal = (name: string, more: object = {}) =>
  Object.assign(new Error("The plane's words."), { name, ...more });

it.each([
  ["OrganizationalUnitNotEmptyException", "Something else stands in the way"],
  ["HandshakeConstraintViolationException", "Something else stands in the way"],
  ["PolicyInUseException", "Something else stands in the way"],
  ["LimitExceededException", "A limit stands against it"],
  ["EmailInUseException", "There is one already"],
  ["AWSOrganizationsNotInUseException", "This account is in no organization"],
])("%s is told as: %s", (name, title) => expect(wordsOf(refusal(name)).title).toBe(title));

it("which of many rules it is, is told with the code", () =>
  expect(wordsOf(refusal("ConstraintViolationException", { Reason: "WAIT_PERIOD_ACTIVE" })).code).toBe(
    "ConstraintViolationException (WAIT_PERIOD_ACTIVE)",
  ));
