import {
  type ContextEntry,
  type EvaluationResult,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { client, readAll } from "../reads";

export interface Question {
  /** The ARN of a user, group or role. */
  source: string;
  /** One on each line: `iam:CreateUser`. */
  actions: string;
  resource: string;
  /** What the requests carry; one on each line: `aws:SourceIp=192.0.2.1`. */
  context: string;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
export const simulate = ({ source, actions, resource, context }: Question): Promise<EvaluationResult[]> =>
  readAll(
    (Marker) =>
      client().send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: source,
          ActionNames: [...new Set(linesOf(actions))],
          ResourceArns: [resource],
          ContextEntries: context.trim() === "" ? undefined : contextEntries(context),
          Marker,
        }),
      ),
    (page) => page.EvaluationResults,
  );

export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A key on several lines has several values. */
export function contextEntries(text: string): ContextEntry[] {
  const values = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    const [key, value] = parted(line);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return [...values].map(([ContextKeyName, ContextKeyValues]) => ({
    ContextKeyName,
    ContextKeyValues,
    ContextKeyType: ContextKeyValues.length > 1 ? "stringList" : "string",
  }));
}

function parted(line: string): [key: string, value: string] {
  const at = line.indexOf("=");
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

export function actionsFault(text: string): string | undefined {
  const lines = linesOf(text);
  const wrong = lines.find((line) => !/^[\w-]+:\w+$/.test(line));
  if (wrong !== undefined) return `${wrong} is no action: one is named like iam:CreateUser, without *.`;
  return lines.length === 0 ? "An action is needed." : undefined;
}

export function contextFault(text: string): string | undefined {
  const wrong = linesOf(text).find((line) => !/^[^=\s]+:[^=]+=/.test(line));
  return wrong && `${wrong} is no key with a value, as in aws:SourceIp=192.0.2.1.`;
}

/** Why it is so, where that is not told by a statement. */
export function reasonsOf(result: EvaluationResult): string[] {
  const { MissingContextValues: missing = [] } = result;
  const reasons: [boolean, string][] = [
    [
      result.OrganizationsDecisionDetail?.AllowedByOrganizations === false,
      "The organization's service control policies do not allow it.",
    ],
    [
      result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false,
      "The permissions boundary does not allow it.",
    ],
    [
      result.EvalDecision === "implicitDeny" && (result.MatchedStatements ?? []).length === 0,
      "No statement decides.",
    ],
    [missing.length > 0, `Conditions ask for ${missing.join(", ")}, which was not given.`],
  ];
  return reasons.filter(([holds]) => holds).map(([, words]) => words);
}
