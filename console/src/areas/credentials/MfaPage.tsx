import type { MFADevice } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { useSession } from "../../shared/session";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { PageFrame } from "../../shared/ui/PageFrame";
import { Time } from "../../shared/ui/Time";
import { useLoad } from "../../shared/useLoad";
import { credentials } from "./area";
import { deviceName, DEVICES_MAX, kindOf, listDevices, ownName, removeDevice } from "../../shared/iam/mfa";

export default function MfaPage() {
  const session = useSession();
  const devices = useLoad(() => listDevices(ownName(session)));
  const [removing, setRemoving] = useState<MFADevice>();
  const remove = async (device: MFADevice) => {
    await removeDevice(ownName(session), device);
    await devices.reload();
  };
  const full = (devices.data?.length ?? 0) >= DEVICES_MAX;
  return (
    <PageFrame title="Security credentials" description={credentials.purpose} loading={devices}>
      {devices.data?.length === 0 && (
        <Alert type="warning" header="You have no second factor">
          {session.isRoot ? "Whoever learns the root user's password has the account. " : ""}
          Add a passkey or an authenticator app now.
        </Alert>
      )}
      <Table
        wrapLines
        header={
          <Header
            variant="h2"
            counter={`(${devices.data?.length ?? 0} of ${DEVICES_MAX})`}
            description="One of them is asked for at each sign-in."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button href="/console/credentials/mfa/passkey" disabled={full}>
                  Add a passkey
                </Button>
                <Button variant="primary" href="/console/credentials/mfa/authenticator" disabled={full}>
                  Add an authenticator app
                </Button>
              </SpaceBetween>
            }
          >
            Multi-factor authentication
          </Header>
        }
        items={devices.data ?? []}
        trackBy="SerialNumber"
        empty={<Box textAlign="center">No devices.</Box>}
        columnDefinitions={[
          { id: "name", header: "Device", cell: (item) => deviceName(item.SerialNumber!), isRowHeader: true },
          {
            id: "kind",
            header: "Kind",
            cell: (item) => kindOf(item.SerialNumber!),
          },
          {
            id: "serial",
            header: "Identifier",
            minWidth: 220,
            cell: (item) => <span className="gw-mono">{item.SerialNumber}</span>,
          },
          { id: "since", header: "Since", cell: (item) => <Time at={item.EnableDate} /> },
          {
            id: "remove",
            header: "Actions",
            minWidth: 110,
            cell: (item) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove ${deviceName(item.SerialNumber!)}`}
                onClick={() => setRemoving(item)}
              >
                Remove
              </Button>
            ),
          },
        ]}
      />
      {removing !== undefined && (
        <ConfirmModal
          title={`Remove ${deviceName(removing.SerialNumber!)}?`}
          confirmText="Remove"
          onConfirm={() => remove(removing)}
          onDismiss={() => setRemoving(undefined)}
        >
          {devices.data?.length === 1
            ? "It is the last one: from then on the password alone opens the account."
            : "It can no longer be used to sign in."}
        </ConfirmModal>
      )}
    </PageFrame>
  );
}
