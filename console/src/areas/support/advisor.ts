import {
  DescribeTrustedAdvisorCheckRefreshStatusesCommand,
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorChecksCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  RefreshTrustedAdvisorCheckCommand,
  SupportClient,
  type TrustedAdvisorCheckDescription,
  type TrustedAdvisorCheckResult,
} from "@aws-sdk/client-support";
import { clientOf } from "../../shared/aws/clients";
import { orAbsent } from "../../shared/errors";

export const CATEGORIES: Record<string, string> = {
  security: "Security",
  cost_optimizing: "Cost optimization",
  service_limits: "Service quotas",
  fault_tolerance: "Fault tolerance",
  performance: "Performance",
  operational_excellence: "Operational excellence",
};

export interface Check {
  id: string;
  name: string;
  category: string;
  status: string;
  flagged: number;
  at?: Date;
}

const WORST_FIRST = ["error", "warning", "ok", "not_available"];

/** Every check with its state; what needs attention stands first. */
export async function readChecks(): Promise<Check[]> {
  const client = clientOf(SupportClient);
  const { checks = [] } = await client.send(new DescribeTrustedAdvisorChecksCommand({ language: "en" }));
  const checkIds = checks.map((check) => check.id ?? "");
  const { summaries = [] } = await client.send(new DescribeTrustedAdvisorCheckSummariesCommand({ checkIds }));
  const found = checks.map(({ id = "", name = id, category = "" }) => {
    const summary = summaries.find((one) => one.checkId === id);
    return {
      id,
      name,
      category,
      status: summary?.status ?? "not_available",
      flagged: summary?.resourcesSummary?.resourcesFlagged ?? 0,
      at: summary?.timestamp ? new Date(summary.timestamp) : undefined,
    };
  });
  const rank = (check: Check) => WORST_FIRST.indexOf(check.status);
  return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export interface CheckResult {
  check: TrustedAdvisorCheckDescription;
  result: TrustedAdvisorCheckResult;
}

export async function readCheck(checkId: string): Promise<CheckResult> {
  const client = clientOf(SupportClient);
  const [{ checks = [] }, { result }] = await Promise.all([
    client.send(new DescribeTrustedAdvisorChecksCommand({ language: "en" })),
    client.send(new DescribeTrustedAdvisorCheckResultCommand({ checkId, language: "en" })),
  ]);
  const check = checks.find((one) => one.id === checkId);
  if (check === undefined || result === undefined) throw new Error(`There is no check ${checkId}.`);
  return { check, result };
}

const POLL_MS = 1000;
const POLLS_MAX = 30;
const isUnderWay = (status?: string): boolean => status === "enqueued" || status === "processing";

/** Has the checks done again, and waits until they are. Those that AWS alone refreshes stay as they are. */
export async function refreshChecks(ids: string[]): Promise<void> {
  const client = clientOf(SupportClient);
  const asked = await Promise.all(
    ids.map(async (checkId) => {
      const answer = client.send(new RefreshTrustedAdvisorCheckCommand({ checkId }));
      // The API tells in no other way which checks cannot be refreshed on request.
      const refresh = await orAbsent(answer, "InvalidParameterValueException");
      return refresh === undefined ? undefined : checkId;
    }),
  );
  const checkIds = asked.filter((id) => id !== undefined);
  for (let polls = 0; checkIds.length > 0 && polls < POLLS_MAX; ++polls) {
    const command = new DescribeTrustedAdvisorCheckRefreshStatusesCommand({ checkIds });
    const { statuses = [] } = await client.send(command);
    if (!statuses.some((one) => isUnderWay(one.status))) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
