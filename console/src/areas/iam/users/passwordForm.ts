import type { PasswordPolicy } from "@aws-sdk/client-iam";
import { passwordChecks } from "../../../shared/iam/userPasswords";

export interface PasswordValues {
  passwordBy: "generated" | "own";
  password: string;
  mustChange: boolean;
}

export const PASSWORD_START: PasswordValues = { passwordBy: "generated", password: "", mustChange: true };

/** What the account's policy says of the password, unless it is generated. */
export function passwordFault(
  policy: PasswordPolicy | undefined,
  values: PasswordValues,
): string | undefined {
  if (values.passwordBy === "generated") return undefined;
  if (values.password === "") return "A password is needed.";
  return passwordChecks(policy, values.password).every((check) => check.met)
    ? undefined
    : "It does not keep all rules below.";
}
