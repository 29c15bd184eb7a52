import type { TrustedAdvisorResourceDetail } from "@aws-sdk/client-support";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Table from "@cloudscape-design/components/table";
import { useParams } from "react-router-dom";
import { grouped } from "../../shared/ui/numbers";
import { Time } from "../../shared/ui/Time";
import { useAction } from "../../shared/useAction";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";
import { CATEGORIES, type CheckResult, readCheck, refreshChecks } from "./advisor";
import { CheckStatus } from "./CheckStatus";
import { SupportFrame } from "./SupportFrame";

export default function CheckPage() {
  const checkId = useParams()["checkId"] ?? "";
  const loaded = useLoad(() => readCheck(checkId), [checkId]);
  const refresh = useAction(async () => {
    await refreshChecks([checkId]);
    await loaded.reload();
  });
  return (
    <SupportFrame
      title={loaded.data?.check.name ?? "Check"}
      above={[...ABOVE, { text: "Trusted Advisor", href: "/console/support/advisor" }]}
      loading={loaded}
      error={refresh.error}
      actions={
        <Button iconName="refresh" loading={refresh.busy} onClick={() => void refresh.run()}>
          Check again
        </Button>
      }
    >
      {loaded.data && (
        <>
          <Summary {...loaded.data} />
          {(loaded.data.result.flaggedResources?.length ?? 0) > 0 && <Resources {...loaded.data} />}
        </>
      )}
    </SupportFrame>
  );
}

function Summary({ check, result }: CheckResult) {
  return (
    <Container header={<Header variant="h2">Result</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: "Status", value: <CheckStatus status={result.status ?? "not_available"} /> },
          {
            label: "Checked",
            value: result.timestamp ? <Time at={new Date(result.timestamp)} /> : "Not yet",
          },
          { label: "About", value: CATEGORIES[check.category ?? ""] ?? check.category },
          {
            label: "Resources",
            value: flaggedText(result),
          },
          { label: "What it looks for", value: check.description },
        ]}
      />
    </Container>
  );
}

function flaggedText({ resourcesSummary: summary }: CheckResult["result"]): string {
  return `${grouped(summary?.resourcesFlagged ?? 0)} of ${grouped(summary?.resourcesProcessed ?? 0)} flagged`;
}

/** What was flagged, in the columns that the check itself names. */
function Resources({ check, result }: CheckResult) {
  const resources = result.flaggedResources ?? [];
  const columns = (check.metadata ?? []).map((name, index) => ({
    id: `column-${index}`,
    header: name ?? "",
    isRowHeader: index === 0,
    minWidth: 120,
    cell: (resource: TrustedAdvisorResourceDetail) => resource.metadata?.[index] ?? "–",
  }));
  return (
    <Table
      header={
        <Header variant="h2" counter={`(${resources.length})`}>
          Flagged resources
        </Header>
      }
      items={resources}
      trackBy="resourceId"
      empty={<Box textAlign="center">Nothing was flagged.</Box>}
      wrapLines
      columnDefinitions={
        columns.length > 0
          ? columns
          : [{ id: "id", header: "Resource", cell: (one: TrustedAdvisorResourceDetail) => one.resourceId }]
      }
    />
  );
}
