/** Who may assume a role, as its trust policy says. */

export interface TrustValues {
  trusted: "own" | "other" | "service" | "custom";
  accountId: string;
  externalId: string;
  mfa: boolean;
  /** "ec2.amazonaws.com" */
  service: string;
  /** Where it is custom: the trust policy itself. */
  content: string;
}

/**
 * The trust policy that the choices mean, as AWS's console writes it.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
 */
export function trustPolicy(values: TrustValues, ownAccount: string): string {
  if (values.trusted === "custom") return values.content;
  const account = values.trusted === "own" ? ownAccount : values.accountId;
  const condition = {
    ...(values.trusted === "other" &&
      values.externalId !== "" && { StringEquals: { "sts:ExternalId": values.externalId } }),
    ...(values.mfa && { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
  };
  const isService = values.trusted === "service";
  const statement = {
    Effect: "Allow",
    Principal: isService ? { Service: values.service } : { AWS: `arn:aws:iam::${account}:root` },
    Action: "sts:AssumeRole",
    ...(!isService && Object.keys(condition).length > 0 && { Condition: condition }),
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

type Principals = "*" | Record<string, string | string[]>;

interface TrustStatement {
  Effect?: string;
  Principal?: Principals;
  NotPrincipal?: Principals;
}

/** In words, each once: "Account 210987654321", "Service ec2.amazonaws.com". Conditions are left out. */
export function trustedBy(document: string): string[] {
  const words = statementsOf(document)
    .filter((statement) => statement.Effect === "Allow")
    .flatMap(({ Principal: principal }) => (principal === undefined ? ["All but some"] : wordsOf(principal)));
  return [...new Set(words)];
}

function statementsOf(document: string): TrustStatement[] {
  const { Statement: statements = [] } = JSON.parse(document) as {
    Statement?: TrustStatement | TrustStatement[];
  };
  return Array.isArray(statements) ? statements : [statements];
}

function wordsOf(principals: Principals): string[] {
  if (principals === "*") return [EVERYONE];
  return Object.entries(principals).flatMap(([kind, names]) =>
    (Array.isArray(names) ? names : [names]).map((name) => wordOf(kind, name)),
  );
}

const EVERYONE = "Everyone";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function wordOf(kind: string, name: string): string {
  if (kind === "Service") return `Service ${name}`;
  if (kind === "Federated") return `Identity provider ${name.split("/").pop()}`;
  if (name === "*") return EVERYONE;
  if (/^\d{12}$/.test(name)) return `Account ${name}`;
  const [, , , , account, resource = ""] = name.split(":");
  if (resource === "root") return `Account ${account}`;
  if (resource !== "")
    return `${capital(resource.split("/")[0]!)} ${resource.split("/").pop()} of ${account}`;
  return `${name}, which is deleted`; // IAM shows the ID of a user or role that is no longer there
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
