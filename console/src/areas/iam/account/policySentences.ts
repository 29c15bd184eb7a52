import type { PasswordPolicy } from "@aws-sdk/client-iam";

const DEFAULT = [
  "At least 8 characters.",
  "Three of: upper case letters, lower case letters, digits, symbols.",
  "Neither the account's name nor its e-mail address.",
  "Passwords do not expire.",
];

/** What a password policy asks, a sentence each. */
export function policySentences(policy?: PasswordPolicy): string[] {
  if (policy === undefined) return DEFAULT;
  const sentences: [unknown, string][] = [
    [true, `At least ${policy.MinimumPasswordLength} characters.`],
    [policy.RequireUppercaseCharacters, "An upper case letter."],
    [policy.RequireLowercaseCharacters, "A lower case letter."],
    [policy.RequireNumbers, "A digit."],
    [policy.RequireSymbols, "A symbol."],
    [policy.ExpirePasswords, `A password expires after ${policy.MaxPasswordAge} days.`],
    [!policy.ExpirePasswords, "Passwords do not expire."],
    [policy.HardExpiry, "Only an administrator can set a new password once one is expired."],
    [policy.PasswordReusePrevention, `None of the last ${policy.PasswordReusePrevention} passwords again.`],
    [policy.AllowUsersToChangePassword, "Users may change their own password."],
    [
      !policy.AllowUsersToChangePassword,
      "Users may not change their own password, unless a policy allows it.",
    ],
  ];
  return sentences.filter(([holds]) => Boolean(holds)).map(([, sentence]) => sentence);
}
