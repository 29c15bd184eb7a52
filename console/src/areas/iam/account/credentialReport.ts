import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { csvRows } from "../../../shared/csv";
import { client } from "../reads";

/** A row of the report by its column names: `user`, `mfa_active`, `access_key_1_last_rotated`, ... */
export type ReportRow = Record<string, string>;

export interface CredentialReport {
  csv: string;
  rows: ReportRow[];
  generatedAt?: Date;
}

/** What the report calls the root user. */
export const ROOT = "<root_account>";

const LOOK_AGAIN_MS = 500;
const LOOKS = 40;

/**
 * The report as AWS has it: a new one where the former is older than four hours.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export async function readReport(): Promise<CredentialReport> {
  await generate();
  const answer = await client().send(new GetCredentialReportCommand({}));
  const csv = new TextDecoder().decode(answer.Content);
  const [names = [], ...rows] = csvRows(csv);
  return {
    csv,
    generatedAt: answer.GeneratedTime,
    rows: rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""]))),
  };
}

async function generate(): Promise<void> {
  for (let look = 0; look < LOOKS; ++look) {
    const { State } = await client().send(new GenerateCredentialReportCommand({}));
    if (State === "COMPLETE") return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error("The report is still being made. Try again in a moment.");
}
