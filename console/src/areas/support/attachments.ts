import { AddAttachmentsToSetCommand, SupportClient } from "@aws-sdk/client-support";
import { clientOf } from "../../shared/aws/clients";

/** https://docs.aws.amazon.com/awssupport/latest/APIReference/API_AddAttachmentsToSet.html */
const FILES_MAX = 3;
const BYTES_MAX = 5 * 1024 * 1024;

export function filesRule(files: File[]): string | undefined {
  if (files.length > FILES_MAX) return `At most ${FILES_MAX} files; these are ${files.length}.`;
  const tooBig = files.find((file) => file.size > BYTES_MAX);
  return tooBig === undefined ? undefined : `${tooBig.name} is larger than 5 MB.`;
}

/** Uploads the files for a message; answers the set that the message names, or undefined without files. */
export async function uploaded(files: File[]): Promise<string | undefined> {
  if (files.length === 0) return undefined;
  const attachments = await Promise.all(
    files.map(async (file) => ({ fileName: file.name, data: new Uint8Array(await file.arrayBuffer()) })),
  );
  const answer = await clientOf(SupportClient).send(new AddAttachmentsToSetCommand({ attachments }));
  return answer.attachmentSetId;
}
