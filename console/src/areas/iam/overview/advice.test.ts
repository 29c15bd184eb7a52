import { expect, it } from "vitest";
import { adviceOnAccount, adviceOnUsers } from "./advice";

const now = new Date("2026-11-26T00:00:00Z");
const OLD = "2026-08-01T00:00:00+00:00";
const YOUNG = "2026-11-01T00:00:00+00:00";

const user = (name: string, more: Record<string, string>) => ({
  user: name,
  password_enabled: "false",
  mfa_active: "false",
  access_key_1_active: "false",
  access_key_2_active: "false",
  ...more,
});

const openOf = (...rows: Record<string, string>[]) =>
  adviceOnUsers({ csv: "", rows }, now)
    .filter((advice) => !advice.so)
    .map((advice) => advice.words);

it("a password without a second factor, and one that nobody uses", () => {
  const password = { password_enabled: "true", password_last_changed: OLD };
  expect(openOf(user("ann", { ...password, password_last_used: YOUNG, mfa_active: "true" }))).toEqual([]);
  expect(openOf(user("bob", { ...password, password_last_used: "no_information" }))).toEqual([
    "Without one: bob.",
    "With unused ones: bob.",
  ]);
});

it("an old key that is active and in use is old, not unused", () => {
  const key = { access_key_2_last_rotated: OLD, access_key_2_last_used_date: YOUNG };
  expect(openOf(user("cy", { ...key, access_key_2_active: "true" }))).toEqual(["With older keys: cy."]);
  expect(openOf(user("cy", key))).toEqual([]);
});

it("the root user is told of by the summary and not by the report", () => {
  expect(openOf(user("<root_account>", { password_enabled: "true" }))).toEqual([]);
  const root = adviceOnAccount({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 }, true, false);
  expect(root.map((advice) => advice.so)).toEqual([false, false, true]);
});

it("only the root user is led to the root user's credentials", () => {
  const linked = (isRoot: boolean) =>
    adviceOnAccount({}, false, isRoot).map((advice) => advice.href !== undefined);
  expect(linked(false)).toEqual([false, false, true]);
  expect(linked(true)).toEqual([true, true, true]);
});

it("many users are named in part", () => {
  const many = Array.from({ length: 8 }, (_, index) => user(`u${index}`, { password_enabled: "true" }));
  expect(openOf(...many)).toEqual(["Without one: u0, u1, u2, u3, u4 and 3 more."]);
});
