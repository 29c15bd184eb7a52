import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { saveFile } from "../../../shared/saveFile";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { ABOVE, userHref } from "../reads";
import { readReport, type ReportRow, ROOT } from "./credentialReport";

const COLUMNS: Column<ReportRow>[] = [
  {
    header: "User",
    cell: ({ user }) =>
      user === ROOT ? "Root user" : <Link href={userHref(user, "credentials")}>{user}</Link>,
    sort: (row) => row.user ?? "",
  },
  { header: "Password", cell: (row) => inWords(row.password_enabled), sort: by("password_enabled") },
  {
    header: "Password last used",
    cell: (row) => <At of={row.password_last_used} />,
    sort: by("password_last_used"),
  },
  { header: "MFA", cell: (row) => inWords(row.mfa_active), sort: by("mfa_active") },
  { header: "Access keys", cell: activeKeys, sort: activeKeys },
  {
    header: "Key 1 made",
    cell: (row) => <At of={row.access_key_1_last_rotated} />,
    sort: by("access_key_1_last_rotated"),
  },
  {
    header: "Key 1 last used",
    cell: (row) => <At of={row.access_key_1_last_used_date} />,
    sort: by("access_key_1_last_used_date"),
  },
  {
    header: "Key 2 made",
    cell: (row) => <At of={row.access_key_2_last_rotated} />,
    sort: by("access_key_2_last_rotated"),
  },
  {
    header: "Key 2 last used",
    cell: (row) => <At of={row.access_key_2_last_used_date} />,
    sort: by("access_key_2_last_used_date"),
  },
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html */
export default function ReportPage() {
  const report = useLoad(readReport);
  return (
    <PageFrame
      title="Credential report"
      description="All users with their credentials. AWS makes a new one every four hours at most."
      above={ABOVE}
      loading={report}
    >
      <ListTable
        title="Users"
        description={
          <>
            As of <Time at={report.data?.generatedAt} />
          </>
        }
        actions={
          <Button
            iconName="download"
            disabled={report.data === undefined}
            onClick={() => saveFile("credential_report.csv", report.data?.csv ?? "")}
          >
            Download .csv file
          </Button>
        }
        columns={COLUMNS}
        rows={report.data?.rows}
        keyOf={(row) => row.arn ?? ""}
        textOf={(row) => `${row.user} ${row.arn}`}
        empty="There is none."
      />
    </PageFrame>
  );
}

function by(column: string): (row: ReportRow) => string {
  return (row) => row[column] ?? "";
}

const WORDS: Record<string, string> = { true: "Yes", false: "No", not_supported: "–" };

const inWords = (value = ""): string => WORDS[value] ?? value;

function activeKeys(row: ReportRow): number {
  return [row.access_key_1_active, row.access_key_2_active].filter((active) => active === "true").length;
}

/** A moment, or the report's word where it knows none. */
function At({ of: text = "" }: { of?: string }) {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return <Time at={at} dateOnly />;
  return <>{text === "no_information" ? "Never" : "–"}</>;
}
