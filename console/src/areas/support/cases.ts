import {
  type CaseDetails,
  type Communication,
  DescribeAttachmentCommand,
  paginateDescribeCases,
  paginateDescribeCommunications,
  SupportClient,
} from "@aws-sdk/client-support";
import type { StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { clientOf, everyPage } from "../../shared/aws/clients";
import { saveFile } from "../../shared/saveFile";

export const readCases = (includeResolvedCases: boolean): Promise<CaseDetails[]> =>
  everyPage(
    paginateDescribeCases,
    SupportClient,
    { includeResolvedCases, includeCommunications: false },
    (page) => page.cases,
  );

/** A case with all that was written, the oldest first. */
export async function readCase(displayId: string) {
  const query = { displayId, includeResolvedCases: true, includeCommunications: false };
  const [found] = await everyPage(paginateDescribeCases, SupportClient, query, (page) => page.cases);
  if (found?.caseId === undefined) throw new Error(`There is no case ${displayId}.`);
  const communications: Communication[] = await everyPage(
    paginateDescribeCommunications,
    SupportClient,
    { caseId: found.caseId },
    (page) => page.communications,
  );
  return { details: found, communications: communications.reverse() };
}

/** Hands an attachment to the browser as a file of the reader's. */
export async function saveAttachment(attachmentId: string): Promise<void> {
  const answer = await clientOf(SupportClient).send(new DescribeAttachmentCommand({ attachmentId }));
  const data = answer.attachment?.data ?? new Uint8Array();
  saveFile(answer.attachment?.fileName ?? "attachment", data);
}

/** https://docs.aws.amazon.com/awssupport/latest/APIReference/API_CaseDetails.html */
const STATUSES: Record<string, [StatusIndicatorProps.Type, string]> = {
  opened: ["in-progress", "Opened"],
  reopened: ["in-progress", "Reopened"],
  "work-in-progress": ["in-progress", "Work in progress"],
  "pending-customer-action": ["warning", "Waits for you"],
  "customer-action-completed": ["in-progress", "You have answered"],
  unassigned: ["pending", "Unassigned"],
  resolved: ["success", "Resolved"],
};

export function caseStatus(status = ""): [StatusIndicatorProps.Type, string] {
  return STATUSES[status] ?? ["info", status];
}
