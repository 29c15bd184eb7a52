import type { EvaluationResult, Statement } from "@aws-sdk/client-iam";
import { holderOf, type Entity } from "../principals/entities";
import { readDocument, readPolicy } from "../policies/policies";
import { readGroupsOf } from "../users/memberships";
import { statementText } from "./statementText";

/** A statement that decided, with its text where its policy could be found and read. */
export interface Deciding {
  policy: string;
  type: string;
  text?: string;
  /** Where it begins in its policy. */
  line?: number;
}

export interface Decided extends EvaluationResult {
  deciding: Deciding[];
}

/** The results with the statements that decided: the simulator only tells where these stand. */
export async function withStatements(of: Entity, results: EvaluationResult[]): Promise<Decided[]> {
  const read = await documentsOf(of);
  return Promise.all(
    results.map(async (result) => ({
      ...result,
      deciding: await Promise.all((result.MatchedStatements ?? []).map((each) => decidingOf(each, read))),
    })),
  );
}

async function decidingOf(statement: Statement, read: (source: string) => Promise<string | undefined>) {
  const { SourcePolicyId: policy = "", SourcePolicyType: type = "" } = statement;
  // Whoever may simulate need not be allowed to read the policy.
  const document = await read(policy).catch(() => undefined);
  const text = document && statementText(document, statement);
  return { policy, type, text, line: statement.StartPosition?.Line };
}

/**
 * Reads policies by what the simulator calls them: a managed policy by its name, an inline one as
 * `user_bob_policyname`. Each is read once.
 */
async function documentsOf(of: Entity) {
  const groups = of.kind === "user" ? await readGroupsOf(of.name).catch(() => []) : [];
  const holders = [of, ...groups.map(({ GroupName: name = "" }) => ({ kind: "group" as const, name }))];
  const attached = await holderOf(of)
    .readAttached()
    .catch(() => []);
  const known = new Map<string, Promise<string | undefined>>();
  const find = async (source: string) => {
    const managed = attached.find((policy) => policy.PolicyName === source)?.PolicyArn;
    if (managed !== undefined) return readDocument(managed, (await readPolicy(managed)).DefaultVersionId);
    for (const holder of holders) {
      const prefix = `${holder.kind}_${holder.name}_`;
      if (source.startsWith(prefix)) return holderOf(holder).readInline(source.slice(prefix.length));
    }
    return undefined;
  };
  return (source: string) => {
    const document = known.get(source) ?? find(source);
    known.set(source, document);
    return document;
  };
}
