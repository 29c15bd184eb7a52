import { describe, expect, it } from "vitest";
import { cliCommand, isRead, kebab } from "./cli";

describe("names are spelled as the AWS CLI spells them", () => {
  it.each([
    ["CreateUser", "create-user"],
    ["CreateVirtualMFADevice", "create-virtual-mfa-device"],
    ["ListMFADevices", "list-mfa-devices"],
    ["PolicyArn", "policy-arn"],
    ["PolicySourceArn", "policy-source-arn"],
    ["AWSServiceName", "aws-service-name"],
    ["AuthenticationCode1", "authentication-code1"],
    ["GetAccountSummary", "get-account-summary"],
    ["ListAWSServiceAccessForOrganization", "list-aws-service-access-for-organization"],
  ])("%s", (name, expected) => expect(kebab(name)).toBe(expected));
});

const iam = (command: string, input: Record<string, unknown>) =>
  cliCommand({ client: "IAMClient", command, input });

describe("a command", () => {
  it("quotes what a shell would read otherwise", () =>
    expect(iam("CreateUserCommand", { UserName: "it's me", Path: "/people/" })).toBe(
      `aws iam create-user --user-name 'it'\\''s me' --path /people/`,
    ));
  it("never shows a password", () => {
    const command = iam("CreateLoginProfileCommand", {
      UserName: "a",
      Password: "Hunter2!",
      PasswordResetRequired: true,
    });
    expect(command).not.toContain("Hunter2");
    expect(command).toBe(
      'aws iam create-login-profile --user-name a --password "$PASSWORD" --password-reset-required',
    );
  });
  it("shows what is told about passwords", () =>
    expect(iam("UpdateAccountPasswordPolicyCommand", { MinimumPasswordLength: 14, HardExpiry: false })).toBe(
      "aws iam update-account-password-policy --minimum-password-length 14 --no-hard-expiry",
    ));
  it("writes lists, flags and structures as the CLI reads them", () =>
    expect(iam("X", { Names: ["a", "b c"], Active: false, Tags: [{ Key: "k", Value: "v" }] })).toBe(
      `aws iam x --names a 'b c' --no-active --tags '[{"Key":"k","Value":"v"}]'`,
    ));
  it("leaves out what was not given", () =>
    expect(iam("ListUsersCommand", { Marker: undefined })).toBe("aws iam list-users"));
});

it("a read is told from a change", () => {
  expect(isRead({ client: "IAMClient", command: "ListUsersCommand", input: {} })).toBe(true);
  expect(isRead({ client: "IAMClient", command: "DeleteUserCommand", input: {} })).toBe(false);
});
