import { expect, it } from "vitest";
import { inputOf, POLICY_RULES, valuesOf } from "./policyForm";

it("a policy is saved as it was read", () => {
  const policy = {
    MinimumPasswordLength: 14,
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: false,
    RequireNumbers: true,
    RequireSymbols: false,
    AllowUsersToChangePassword: false,
    MaxPasswordAge: 90,
    HardExpiry: true,
    PasswordReusePrevention: 24,
  };
  expect(inputOf(valuesOf(policy))).toEqual(policy);
});

it("what does not hold is not sent: IAM takes no age of 0 days for hard expiry", () => {
  const input = inputOf({ ...valuesOf(), maxAge: "30", hardExpiry: true, remembered: "5" });
  expect(input.MaxPasswordAge).toBeUndefined();
  expect(input.HardExpiry).toBeUndefined();
  expect(input.PasswordReusePrevention).toBeUndefined();
});

it("a hidden field is no mistake", () => {
  const values = { ...valuesOf(), maxAge: "none" };
  expect(POLICY_RULES.maxAge?.("none", values)).toBeUndefined();
  expect(POLICY_RULES.maxAge?.("1096", { ...values, expires: true })).toBe("A whole number from 1 to 1095.");
  expect(POLICY_RULES.minimumLength?.("5", values)).toBe("A whole number from 6 to 128.");
});
