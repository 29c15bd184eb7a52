import type { MFADevice } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSession } from "../../shared/session";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { ListTable } from "../../shared/ui/ListTable";
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
      <ListTable
        title="Multi-factor authentication"
        description="One of them is asked for at each sign-in."
        max={DEVICES_MAX}
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
        rows={devices.data}
        keyOf={(device) => device.SerialNumber!}
        empty="No devices."
        columns={[
          { header: "Device", cell: (device) => deviceName(device.SerialNumber!) },
          { header: "Kind", cell: (device) => kindOf(device.SerialNumber!) },
          {
            header: "Identifier",
            cell: (device) => <span className="gw-mono">{device.SerialNumber}</span>,
          },
          { header: "Since", cell: (device) => <Time at={device.EnableDate} /> },
          {
            header: "Action",
            cell: (device) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove ${deviceName(device.SerialNumber!)}`}
                onClick={() => setRemoving(device)}
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
