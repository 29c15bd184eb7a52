import type { CredentialReport, ReportRow } from "../account/credentialReport";
import { userHref } from "../reads";
import { ROOT } from "../account/credentialReport";

/** What AWS's security advice asks, and how the account stands to it. */
export interface Advice {
  title: string;
  so: boolean;
  words: string;
  /** Where it can be mended by whoever is signed in. */
  href?: string;
}

export const OLD_DAYS = 90;
const DAY_MS = 86_400_000;

export type Summary = Record<string, number>;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html, as far as the summary tells. */
export function adviceOnAccount(summary: Summary, hasPasswordPolicy: boolean, isRoot: boolean): Advice[] {
  const mfa = summary["AccountMFAEnabled"] === 1;
  const keys = (summary["AccountAccessKeysPresent"] ?? 0) > 0;
  return [
    {
      title: "The root user has a second factor",
      so: mfa,
      words: mfa ? "It has." : "It signs in with a password alone. Sign in as root user and add one.",
      href: isRoot ? "/console/credentials" : undefined,
    },
    {
      title: "The root user has no access keys",
      so: !keys,
      words: keys ? "It has: sign in as root user and delete them." : "It has none.",
      href: isRoot ? "/console/credentials/keys" : undefined,
    },
    {
      title: "The account has a password policy",
      so: hasPasswordPolicy,
      words: hasPasswordPolicy ? "It has." : "AWS's default holds.",
      href: "/console/iam/account",
    },
  ];
}

/** What only the credential report tells of all users at once. */
export function adviceOnUsers({ rows }: CredentialReport, now: Date): Advice[] {
  const users = rows.filter((row) => row.user !== ROOT);
  const before = now.getTime() - OLD_DAYS * DAY_MS;
  return [
    listed(
      "Users who sign in have a second factor",
      users.filter((row) => row.password_enabled === "true" && row.mfa_active !== "true"),
      "Without one",
    ),
    listed(
      `No access key is older than ${OLD_DAYS} days`,
      users.filter((row) => activeKeys(row).some((key) => isBefore(row[`${key}_last_rotated`], before))),
      "With older keys",
    ),
    listed(
      `Every password and key was used in the last ${OLD_DAYS} days`,
      users.filter((row) => isUnused(row, before)),
      "With unused ones",
    ),
  ];
}

const NAMED = 5;

function listed(title: string, rows: ReportRow[], isNot: string): Advice {
  const names = rows.slice(0, NAMED).map((row) => row.user);
  const others = rows.length > NAMED ? ` and ${rows.length - NAMED} more` : "";
  return {
    title,
    so: rows.length === 0,
    words: rows.length === 0 ? "It is so." : `${isNot}: ${names.join(", ")}${others}.`,
    href: rows.length === 1 ? userHref(names[0], "credentials") : "/console/iam/users",
  };
}

const activeKeys = (row: ReportRow): string[] =>
  ["access_key_1", "access_key_2"].filter((key) => row[`${key}_active`] === "true");

/** Neither used nor made since then. */
function isUnused(row: ReportRow, before: number): boolean {
  const password =
    row.password_enabled === "true" &&
    isBefore(row.password_last_changed, before) &&
    !isSince(row.password_last_used, before);
  return (
    password ||
    activeKeys(row).some(
      (key) => isBefore(row[`${key}_last_rotated`], before) && !isSince(row[`${key}_last_used_date`], before),
    )
  );
}

/** N/A and no_information are no moments: neither before nor since. */
const isBefore = (at: string | undefined, moment: number): boolean => Date.parse(at ?? "") < moment;
const isSince = (at: string | undefined, moment: number): boolean => Date.parse(at ?? "") >= moment;
