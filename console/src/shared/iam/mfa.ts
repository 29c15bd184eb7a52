import {
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  IAMClient,
  ListMFADevicesCommand,
  type MFADevice,
} from "@aws-sdk/client-iam";
import { clientOf } from "../aws/clients";
import type { CurrentSession } from "../session";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html */
export const DEVICES_MAX = 8;

/** What IAM calls whoever is signed in: the root user goes by its account's id. */
export function ownName(session: CurrentSession): string {
  return session.userName ?? session.accountId;
}

export async function listDevices(userName: string): Promise<MFADevice[]> {
  return (await clientOf(IAMClient).send(new ListMFADevicesCommand({ UserName: userName }))).MFADevices ?? [];
}

export function deviceName(serialNumber: string): string {
  return serialNumber.split("/").pop() ?? serialNumber;
}

export const isPasskey = (serialNumber: string): boolean => serialNumber.includes(":u2f/");

export const kindOf = (serialNumber: string): string =>
  isPasskey(serialNumber) ? "Passkey or security key" : "Authenticator app";

/** A virtual device is nobody's once it is deactivated, and is deleted with it, as AWS's console does. */
export async function removeDevice(userName: string, device: MFADevice): Promise<void> {
  const SerialNumber = device.SerialNumber!;
  await clientOf(IAMClient).send(new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber }));
  if (!isPasskey(SerialNumber)) {
    await clientOf(IAMClient).send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  }
}
