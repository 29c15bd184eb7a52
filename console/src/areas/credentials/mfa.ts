import { IAMClient, ListMFADevicesCommand, type MFADevice } from "@aws-sdk/client-iam";
import { clientOf } from "../../shared/aws/clients";
import type { CurrentSession } from "../../shared/session";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html */
export const DEVICES_MAX = 8;

export const ABOVE = [{ text: "Security credentials", href: "/console/credentials" }];

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
