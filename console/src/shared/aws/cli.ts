/** A call of the SDK as the command of the AWS CLI that does the same. */

export interface SdkCall {
  /** `IAMClient` */
  client: string;
  /** `CreateUserCommand` */
  command: string;
  input: Record<string, unknown>;
}

const SERVICES: Record<string, string> = {
  IAMClient: "iam",
  STSClient: "sts",
  OrganizationsClient: "organizations",
  AccountClient: "account",
  BudgetsClient: "budgets",
  CostExplorerClient: "ce",
  SupportClient: "support",
  FreeTierClient: "freetier",
};

/** Texts that a hint must not show; the reader's own value goes there. */
const SECRET = /password|secret|privatekey|sessiontoken|^otp$/i;

/** As botocore spells names: CreateVirtualMFADevice is create-virtual-mfa-device. */
export function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/-ar-ns$/i, "-arns")
    .toLowerCase();
}

export function cliCommand(call: SdkCall): string {
  const service = SERVICES[call.client] ?? kebab(call.client.replace(/Client$/, ""));
  const words = ["aws", service, kebab(call.command.replace(/Command$/, ""))];
  for (const [name, value] of Object.entries(call.input)) {
    if (value !== undefined && value !== null) words.push(parameter(name, value));
  }
  return words.join(" ");
}

/** Only reads: shown apart from what was changed. */
export function isRead(call: SdkCall): boolean {
  return /^(Get|List|Describe|Simulate|Generate|Lookup)/.test(call.command);
}

function parameter(name: string, value: unknown): string {
  const option = `--${kebab(name)}`;
  if (typeof value === "string" && SECRET.test(name))
    return `${option} "$${kebab(name).replaceAll("-", "_").toUpperCase()}"`;
  if (typeof value === "boolean") return value ? option : `--no-${kebab(name)}`;
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return [option, ...value.map((item) => quoted(String(item)))].join(" ");
  }
  if (value instanceof Date) return `${option} ${value.toISOString()}`;
  return `${option} ${quoted(typeof value === "object" ? JSON.stringify(value) : String(value))}`;
}

/** As a POSIX shell reads it. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
