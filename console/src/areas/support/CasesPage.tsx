import type { CaseDetails } from "@aws-sdk/client-support";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import { Time } from "../../shared/ui/Time";
import { useLoad } from "../../shared/useLoad";
import { caseStatus, readCases, severityName } from "./cases";
import { SupportFrame } from "./SupportFrame";

const NEW = "/console/support/cases/new";

export default function CasesPage() {
  const [resolvedToo, setResolvedToo] = useState(false);
  const cases = useLoad(() => readCases(resolvedToo), [resolvedToo]);
  return (
    <SupportFrame title="Support cases" description="What AWS was asked, and answered." loading={cases}>
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${cases.data?.length ?? 0})`}
            actions={
              <SpaceBetween direction="horizontal" size="m" alignItems="center">
                <Toggle checked={resolvedToo} onChange={({ detail }) => setResolvedToo(detail.checked)}>
                  Resolved ones too
                </Toggle>
                <Button variant="primary" href={NEW}>
                  Create a case
                </Button>
              </SpaceBetween>
            }
          >
            Cases
          </Header>
        }
        items={cases.data ?? []}
        trackBy="caseId"
        empty={<Box textAlign="center">{resolvedToo ? "No cases." : "No open cases."}</Box>}
        wrapLines
        columnDefinitions={COLUMNS}
      />
    </SupportFrame>
  );
}

const COLUMNS = [
  {
    id: "subject",
    header: "Subject",
    isRowHeader: true,
    minWidth: 140,
    cell: (one: CaseDetails) => <Link href={`/console/support/cases/${one.displayId}`}>{one.subject}</Link>,
  },
  {
    id: "status",
    header: "Status",
    minWidth: 130,
    cell: (one: CaseDetails) => <CaseStatus status={one.status} />,
  },
  { id: "id", header: "Case ID", cell: (one: CaseDetails) => one.displayId },
  { id: "severity", header: "Severity", cell: (one: CaseDetails) => severityName(one.severityCode) },
  {
    id: "made",
    header: "Created",
    minWidth: 130,
    cell: (one: CaseDetails) => (one.timeCreated ? <Time at={new Date(one.timeCreated)} /> : "–"),
  },
];

export function CaseStatus({ status }: { status?: string }) {
  const [type, text] = caseStatus(status);
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
