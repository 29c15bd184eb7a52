import { GetAccountAuthorizationDetailsCommand, ListMFADevicesCommand } from "@aws-sdk/client-iam";
import { client, readAll } from "../reads";

/** How many groups each user is in: one call for a thousand users. */
export async function readGroupCounts(): Promise<Map<string, number>> {
  const users = await readAll(
    (Marker) =>
      client().send(new GetAccountAuthorizationDetailsCommand({ Filter: ["User"], MaxItems: 1000, Marker })),
    (page) => page.UserDetailList,
  );
  return new Map(users.map((user) => [user.UserName!, user.GroupList?.length ?? 0]));
}

/** IAM tells devices for one user at a time: more calls than these are not worth a column. */
const ASKED_ONE_BY_ONE = 30;

export async function readMfaCounts(names: string[]): Promise<Map<string, number> | undefined> {
  if (names.length > ASKED_ONE_BY_ONE) return undefined;
  const counts = names.map(async (UserName): Promise<[string, number]> => {
    const { MFADevices } = await client().send(new ListMFADevicesCommand({ UserName }));
    return [UserName, MFADevices?.length ?? 0];
  });
  return new Map(await Promise.all(counts));
}
