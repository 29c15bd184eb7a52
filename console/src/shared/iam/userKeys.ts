import {
  type AccessKeyMetadata,
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { clientOf } from "../aws/clients";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const KEYS_MAX = 2;

export interface Key extends AccessKeyMetadata {
  lastUsed?: Date;
  lastService?: string;
}

/** The keys of a user. Without a name they are the caller's own, also where that is the root user. */
export function accessKeysOf(UserName?: string) {
  const iam = clientOf(IAMClient);
  return {
    read: async (): Promise<Key[]> => {
      const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
      return Promise.all(keys.map(withLastUse));
    },
    create: async () => (await iam.send(new CreateAccessKeyCommand({ UserName }))).AccessKey,
    toggle: ({ AccessKeyId, Status }: Key) =>
      iam.send(
        new UpdateAccessKeyCommand({
          UserName,
          AccessKeyId,
          Status: Status === "Active" ? "Inactive" : "Active",
        }),
      ),
    remove: ({ AccessKeyId }: AccessKeyMetadata) =>
      iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })),
  };
}

async function withLastUse(key: AccessKeyMetadata): Promise<Key> {
  const command = new GetAccessKeyLastUsedCommand({ AccessKeyId: key.AccessKeyId });
  const last = (await clientOf(IAMClient).send(command)).AccessKeyLastUsed;
  return { ...key, lastUsed: last?.LastUsedDate, lastService: last?.ServiceName };
}
