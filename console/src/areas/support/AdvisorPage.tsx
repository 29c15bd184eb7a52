import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import { grouped } from "../../shared/ui/numbers";
import { Time } from "../../shared/ui/Time";
import { useAction } from "../../shared/useAction";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";
import { CATEGORIES, type Check, readChecks, refreshChecks } from "./advisor";
import { CheckStatus } from "./CheckStatus";
import { SupportFrame } from "./SupportFrame";

export default function AdvisorPage() {
  const checks = useLoad(readChecks);
  const refresh = useAction(async () => {
    await refreshChecks((checks.data ?? []).map((check) => check.id));
    await checks.reload();
  });
  return (
    <SupportFrame
      title="Trusted Advisor"
      description="What AWS would do differently in this account."
      above={ABOVE}
      loading={checks}
      error={refresh.error}
    >
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${checks.data?.length ?? 0})`}
            description={countsText(checks.data ?? [])}
            actions={
              <Button iconName="refresh" loading={refresh.busy} onClick={() => void refresh.run()}>
                Check again
              </Button>
            }
          >
            Checks
          </Header>
        }
        items={checks.data ?? []}
        trackBy="id"
        empty={<Box textAlign="center">There are no checks.</Box>}
        wrapLines
        columnDefinitions={COLUMNS}
      />
    </SupportFrame>
  );
}

function countsText(checks: Check[]): string {
  const count = (status: string) => checks.filter((check) => check.status === status).length;
  const found = `Action recommended: ${count("error")}. Look into it: ${count("warning")}.`;
  return `${found} Nothing found: ${count("ok")}.`;
}

const COLUMNS = [
  {
    id: "name",
    header: "Check",
    isRowHeader: true,
    minWidth: 130,
    cell: (check: Check) => <Link href={`/console/support/advisor/${check.id}`}>{check.name}</Link>,
  },
  {
    id: "status",
    header: "Status",
    minWidth: 120,
    cell: (check: Check) => <CheckStatus status={check.status} />,
  },
  { id: "category", header: "About", cell: (check: Check) => CATEGORIES[check.category] ?? check.category },
  { id: "flagged", header: "Resources", cell: (check: Check) => grouped(check.flagged) },
  {
    id: "at",
    header: "Checked",
    minWidth: 130,
    cell: (check: Check) => (check.at === undefined ? "Not yet" : <Time at={check.at} />),
  },
];
