import type { PasswordPolicy } from "@aws-sdk/client-iam";
import type { PasswordCheck } from "../form/rules";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html */
export const SYMBOLS = "!@#$%^&*()_+-=[]{}|'";
const LENGTH_MAX = 128;

const CLASSES = {
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  lower: "abcdefghijklmnopqrstuvwxyz",
  digits: "0123456789",
  symbols: SYMBOLS,
};

const has = (password: string, letters: string): boolean =>
  [...password].some((letter) => letters.includes(letter));

/** What the account asks of a user's password; AWS's default where it has no policy. */
export function passwordChecks(policy: PasswordPolicy | undefined, password: string): PasswordCheck[] {
  const least = policy?.MinimumPasswordLength ?? 8;
  const checks = [
    {
      text: `${least} to ${LENGTH_MAX} characters`,
      met: password.length >= least && password.length <= LENGTH_MAX,
    },
  ];
  if (policy === undefined) {
    const used = Object.values(CLASSES).filter((letters) => has(password, letters)).length;
    const text = `three of: upper case, lower case, digits, symbols ${[...SYMBOLS].join(" ")}`;
    return [...checks, { text, met: used >= 3 }];
  }
  const asked: [boolean | undefined, string, string][] = [
    [policy.RequireUppercaseCharacters, "an upper case letter", CLASSES.upper],
    [policy.RequireLowercaseCharacters, "a lower case letter", CLASSES.lower],
    [policy.RequireNumbers, "a digit", CLASSES.digits],
    [policy.RequireSymbols, `one of ${[...SYMBOLS].join(" ")}`, CLASSES.symbols],
  ];
  const required = asked.filter(([needed]) => needed === true);
  return [...checks, ...required.map(([, text, letters]) => ({ text, met: has(password, letters) }))];
}

const GENERATED_LENGTH = 20;

/** One that keeps every policy: letters of each class, and as long as is asked for. */
export function generatedPassword(policy: PasswordPolicy | undefined): string {
  const length = Math.max(GENERATED_LENGTH, policy?.MinimumPasswordLength ?? 0);
  const everything = Object.values(CLASSES).join("");
  for (;;) {
    const password = Array.from({ length }, () => everything[below(everything.length)]).join("");
    if (Object.values(CLASSES).every((letters) => has(password, letters))) return password;
  }
}

/** Each number equally likely: those that would favour small ones are thrown again. */
function below(count: number): number {
  const [thrown] = crypto.getRandomValues(new Uint8Array(1)) as unknown as [number];
  return thrown < 256 - (256 % count) ? thrown % count : below(count);
}
