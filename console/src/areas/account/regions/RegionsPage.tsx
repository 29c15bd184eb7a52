import {
  AccountClient,
  DisableRegionCommand,
  EnableRegionCommand,
  paginateListRegions,
  type Region,
} from "@aws-sdk/client-account";
import Button from "@cloudscape-design/components/button";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { clientOf, everyPage } from "../../../shared/aws/clients";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLive } from "../../../shared/useLive";
import { ABOVE } from "../above";
import { REGION_NAMES } from "./regionNames";

const nameOf = ({ RegionName = "" }: Region): string => REGION_NAMES[RegionName] ?? RegionName;
const isOff = ({ RegionOptStatus }: Region): boolean => RegionOptStatus === "DISABLED";

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
export default function RegionsPage() {
  const regions = useLive(readRegions);
  const [asking, setAsking] = useState<Region>();
  const [notice, setNotice] = useState<string>();
  const change = async (region: Region) => {
    const { RegionName } = region;
    await (isOff(region)
      ? clientOf(AccountClient).send(new EnableRegionCommand({ RegionName }))
      : clientOf(AccountClient).send(new DisableRegionCommand({ RegionName })));
    await regions.reload();
    setNotice(`${nameOf(region)} is being ${isOff(region) ? "enabled" : "disabled"}.`);
  };
  return (
    <PageFrame
      title="Regions"
      description="Where the account can be used. Newer Regions are off until they are enabled."
      above={ABOVE}
      loading={regions}
      notice={notice}
    >
      <ListTable
        title="AWS Regions"
        columns={columnsOf(setAsking)}
        rows={regions.data}
        keyOf={(region) => region.RegionName ?? ""}
        textOf={(region) => `${nameOf(region)} ${region.RegionName} ${wordsOf(region)}`}
        empty="There is none."
      />
      {asking !== undefined && (
        <ConfirmModal
          title={`${isOff(asking) ? "Enable" : "Disable"} ${nameOf(asking)}?`}
          confirmText={isOff(asking) ? "Enable" : "Disable"}
          onConfirm={() => change(asking)}
          onDismiss={() => setAsking(undefined)}
        >
          {isOff(asking) ? ENABLING : DISABLING}
        </ConfirmModal>
      )}
    </PageFrame>
  );
}

const readRegions = (): Promise<Region[]> =>
  everyPage(paginateListRegions, AccountClient, {}, (page) => page.Regions);

const ENABLING =
  "AWS brings the account's users, roles and policies to the Region; that takes minutes, at times hours. " +
  "Whoever is allowed to can then make resources there.";
const DISABLING =
  "Users and roles can no longer reach what is in the Region. Nothing there is deleted, and it goes on " +
  "costing: remove it first, or enable the Region again to get at it.";

const STATUSES: Record<string, [StatusIndicatorProps.Type, string]> = {
  ENABLED_BY_DEFAULT: ["success", "Enabled by default"],
  ENABLED: ["success", "Enabled"],
  ENABLING: ["in-progress", "Enabling"],
  DISABLING: ["in-progress", "Disabling"],
  DISABLED: ["stopped", "Disabled"],
};
const statusOf = ({ RegionOptStatus: status }: Region) => STATUSES[status ?? ""] ?? ["info", status ?? "–"];
const wordsOf = (region: Region): string => statusOf(region)[1];

function columnsOf(ask: (region: Region) => void): Column<Region>[] {
  return [
    { header: "Region", cell: nameOf, sort: nameOf },
    {
      header: "Code",
      cell: (region) => <span className="gw-mono">{region.RegionName}</span>,
      sort: (region) => region.RegionName ?? "",
    },
    {
      header: "Status",
      cell: (region) => <StatusIndicator type={statusOf(region)[0]}>{wordsOf(region)}</StatusIndicator>,
      sort: wordsOf,
    },
    {
      header: "Action",
      cell: (region) =>
        isOff(region) || region.RegionOptStatus === "ENABLED" ? (
          <Button
            variant="inline-link"
            ariaLabel={`${isOff(region) ? "Enable" : "Disable"} ${nameOf(region)}`}
            onClick={() => ask(region)}
          >
            {isOff(region) ? "Enable" : "Disable"}
          </Button>
        ) : (
          "–"
        ),
    },
  ];
}
