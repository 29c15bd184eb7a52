import {
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  GetLoginProfileCommand,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import { orAbsent } from "../../../shared/errors";
import { deviceName, listDevices, removeDevice } from "../../../shared/iam/mfa";
import { accessKeysOf } from "../../../shared/iam/userKeys";
import { removeMember } from "../groups/members";
import { type Belonging, policiesOf } from "../principals/holder";
import { userPolicies } from "../principals/userPolicies";
import { client } from "../reads";
import { readGroupsOf } from "./memberships";

/**
 * In the order in which they go: what opens the account first.
 *
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
 */
export async function readBelongings(UserName: string): Promise<Belonging[]> {
  const lists = await Promise.all([
    keysOf(UserName),
    passwordOf(UserName),
    devicesOf(UserName),
    groupsOf(UserName),
    policiesOf(userPolicies(UserName)),
  ]);
  return lists.flat();
}

export async function deleteUser(UserName: string): Promise<void> {
  for (const belonging of await readBelongings(UserName)) await belonging.remove();
  await client().send(new DeleteUserCommand({ UserName }));
}

async function keysOf(UserName: string): Promise<Belonging[]> {
  const { AccessKeyMetadata: keys = [] } = await client().send(new ListAccessKeysCommand({ UserName }));
  return keys.map((key) => ({
    words: `Access key ${key.AccessKeyId}, ${key.Status === "Active" ? "active" : "inactive"}`,
    remove: () => accessKeysOf(UserName).remove(key),
  }));
}

async function passwordOf(UserName: string): Promise<Belonging[]> {
  const profile = await orAbsent(client().send(new GetLoginProfileCommand({ UserName })));
  if (profile === undefined) return [];
  return [
    { words: "Console password", remove: () => client().send(new DeleteLoginProfileCommand({ UserName })) },
  ];
}

async function devicesOf(userName: string): Promise<Belonging[]> {
  return (await listDevices(userName)).map((device) => ({
    words: `MFA device ${deviceName(device.SerialNumber!)}`,
    remove: () => removeDevice(userName, device),
  }));
}

async function groupsOf(UserName: string): Promise<Belonging[]> {
  return (await readGroupsOf(UserName)).map(({ GroupName = "" }) => ({
    words: `Membership in ${GroupName}`,
    remove: () => removeMember(GroupName, UserName),
  }));
}
