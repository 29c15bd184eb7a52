import type { PasswordPolicy, UpdateAccountPasswordPolicyCommandInput } from "@aws-sdk/client-iam";
import type { Rules } from "../../../shared/form/useForm";

export interface PolicyValues {
  minimumLength: string;
  upper: boolean;
  lower: boolean;
  digit: boolean;
  symbol: boolean;
  usersMayChange: boolean;
  expires: boolean;
  maxAge: string;
  hardExpiry: boolean;
  preventsReuse: boolean;
  remembered: string;
}

/** Where there is none yet: what AWS's console proposes. */
const START: PasswordPolicy = {
  MinimumPasswordLength: 8,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
  AllowUsersToChangePassword: true,
};

export function valuesOf(policy = START): PolicyValues {
  return {
    minimumLength: String(policy.MinimumPasswordLength ?? 8),
    upper: policy.RequireUppercaseCharacters === true,
    lower: policy.RequireLowercaseCharacters === true,
    digit: policy.RequireNumbers === true,
    symbol: policy.RequireSymbols === true,
    usersMayChange: policy.AllowUsersToChangePassword === true,
    expires: (policy.MaxPasswordAge ?? 0) > 0,
    maxAge: String(policy.MaxPasswordAge || 90),
    hardExpiry: policy.HardExpiry === true,
    preventsReuse: (policy.PasswordReusePrevention ?? 0) > 0,
    remembered: String(policy.PasswordReusePrevention || 5),
  };
}

/**
 * The whole policy: what is left out falls back to the API's own default.
 *
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
export function inputOf(values: PolicyValues): UpdateAccountPasswordPolicyCommandInput {
  return {
    MinimumPasswordLength: Number(values.minimumLength),
    RequireUppercaseCharacters: values.upper,
    RequireLowercaseCharacters: values.lower,
    RequireNumbers: values.digit,
    RequireSymbols: values.symbol,
    AllowUsersToChangePassword: values.usersMayChange,
    MaxPasswordAge: values.expires ? Number(values.maxAge) : undefined,
    HardExpiry: values.expires ? values.hardExpiry : undefined,
    PasswordReusePrevention: values.preventsReuse ? Number(values.remembered) : undefined,
  };
}

const within = (value: string, least: number, most: number): string | undefined =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
    ? undefined
    : `A whole number from ${least} to ${most}.`;

export const POLICY_RULES: Rules<PolicyValues> = {
  minimumLength: (value) => within(value, 6, 128),
  maxAge: (value, all) => (all.expires ? within(value, 1, 1095) : undefined),
  remembered: (value, all) => (all.preventsReuse ? within(value, 1, 24) : undefined),
};
