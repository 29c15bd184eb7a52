import type { MFADevice } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { deviceName, DEVICES_MAX, kindOf, listDevices, removeDevice } from "../../../shared/iam/mfa";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";

interface MfaCardProps {
  userName: string;
  done: (words: string) => void;
}

/** A user adds its own devices; an administrator sees them and takes one away that was lost. */
export function MfaCard({ userName, done }: MfaCardProps) {
  const devices = useLive(() => listDevices(userName), [userName]);
  const [removing, setRemoving] = useState<MFADevice>();
  return (
    <>
      <ErrorBox error={devices.error} retry={() => void devices.reload()} />
      <ListTable
        title="Multi-factor authentication"
        description={`The user adds devices under “Security credentials”; at most ${DEVICES_MAX}.`}
        columns={[
          { header: "Device", cell: (device) => deviceName(device.SerialNumber!) },
          { header: "Kind", cell: (device) => kindOf(device.SerialNumber!) },
          { header: "Identifier", cell: (device) => <span className="gw-mono">{device.SerialNumber}</span> },
          { header: "Since", cell: (device) => <Time at={device.EnableDate} /> },
          {
            header: "Action",
            cell: (device) => (
              <Button
                variant="inline-link"
                ariaLabel={`Deactivate ${deviceName(device.SerialNumber!)}`}
                onClick={() => setRemoving(device)}
              >
                Deactivate
              </Button>
            ),
          },
        ]}
        rows={devices.data}
        keyOf={(device) => device.SerialNumber ?? ""}
        empty="No devices: the password alone is enough to sign in."
      />
      {removing !== undefined && (
        <ConfirmModal
          title={`Deactivate ${deviceName(removing.SerialNumber!)}?`}
          confirmText="Deactivate"
          onDismiss={() => setRemoving(undefined)}
          onConfirm={async () => {
            await removeDevice(userName, removing);
            await devices.reload();
            done(`${deviceName(removing.SerialNumber!)} is no longer a device of ${userName}.`);
          }}
        >
          {userName} can no longer sign in with it. Do so where a device was lost.
        </ConfirmModal>
      )}
    </>
  );
}
