import { expect, it } from "vitest";
import { codeIn, openableAddress, piecesOf } from "./links";

it("a code is found in a mail and in a call", () => {
  expect(codeIn("Verification code: 123456\n\nThe code is good for 10 minutes.")).toBe("123456");
  expect(codeIn("Your verification code is 1 2 3 4 5 6. It is good")).toBe("123456");
});

it("a code of letters and digits is found behind the words that announce it", () => {
  expect(codeIn('of the AWS account "a" (123456789012).\n\nOne-time password: aB3dE6\n\nIt is')).toBe(
    "aB3dE6",
  );
  expect(codeIn("Verification code, valid for 24 hours:\n\n0123456789abcdefghijklmnopqrstuv\n")).toBe(
    "0123456789abcdefghijklmnopqrstuv",
  );
});

it("an account's id is no code", () =>
  expect(codeIn("The account has the id 123456789012;")).toBeUndefined());

it("an address ends before the sentence does", () =>
  expect(piecesOf("See http://127.0.0.1/v1/x?a=b.")).toEqual([
    { kind: "text", text: "See " },
    { kind: "link", text: "http://127.0.0.1/v1/x?a=b" },
    { kind: "text", text: "." },
  ]));

it("a link to a page of ours is opened where we are", () => {
  expect(openableAddress("https://signin.example/console/organizations/verify?code=x")).toBe(
    "/console/organizations/verify?code=x",
  );
  expect(openableAddress("https://aws.amazon.com/agreement")).toBe("https://aws.amazon.com/agreement");
});
