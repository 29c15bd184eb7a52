import {
  type CaseDetails,
  type Communication,
  DescribeAttachmentCommand,
  DescribeServicesCommand,
  DescribeSeverityLevelsCommand,
  paginateDescribeCases,
  paginateDescribeCommunications,
  type Service,
  type SeverityLevel,
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

/** What a case can be about, and how urgent it can be. */
export async function readChoices(): Promise<{ services: Service[]; severities: SeverityLevel[] }> {
  const client = clientOf(SupportClient);
  const [{ services = [] }, { severityLevels = [] }] = await Promise.all([
    client.send(new DescribeServicesCommand({ language: "en" })),
    client.send(new DescribeSeverityLevelsCommand({ language: "en" })),
  ]);
  return { services, severities: severityLevels };
}

/** A case with all that was written, the oldest first, and what its codes are called. */
export async function readCase(displayId: string) {
  const query = { displayId, includeResolvedCases: true, includeCommunications: false };
  const [found] = await everyPage(paginateDescribeCases, SupportClient, query, (page) => page.cases);
  if (found?.caseId === undefined) throw new Error(`There is no case ${displayId}.`);
  const [communications, choices] = await Promise.all([
    everyPage(
      paginateDescribeCommunications,
      SupportClient,
      { caseId: found.caseId },
      (page): Communication[] | undefined => page.communications,
    ),
    // Whoever may read cases and not this reads their codes.
    readChoices().catch(() => ({ services: [] })),
  ]);
  return { details: found, names: namesIn(found, choices), communications: communications.reverse() };
}

function namesIn(found: CaseDetails, choices: { services: Service[] }) {
  const service = choices.services.find((one) => one.code === found.serviceCode);
  const category = service?.categories?.find((one) => one.code === found.categoryCode);
  return {
    service: service?.name ?? found.serviceCode,
    category: category?.name ?? found.categoryCode,
    severity: severityName(found.severityCode),
  };
}

/** As DescribeSeverityLevels has it; a plan that was left may have had more levels than the present one. */
export const severityName = (code = "") => code.charAt(0).toUpperCase() + code.slice(1);

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
