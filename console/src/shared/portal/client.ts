import { recordDeed } from "../hints";
import { DEEDS } from "./deeds";

/**
 * The portal's wire: `POST /portal/NAME` with JSON. The header `x-groundwork-pages` asks the plane to keep
 * tokens in cookies that no script can read; it takes them out of its answers and fills them into our
 * requests.
 */
export interface Problem {
  code:
    | "WRONG_CODE"
    | "CODE_EXPIRED"
    | "CODE_SPENT"
    | "WRONG_PASSWORD"
    | "WRONG_PASSKEY"
    | "PASSWORD_EXPIRED"
    | "LOCKED";
  message: string;
  /** Of LOCKED, in seconds since 1970. */
  retryAt?: number;
}

export interface FieldFault {
  name: string;
  message: string;
}

/** A refusal of the portal: `name` is the error's name in api/portal.smithy. */
export class PortalError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly status: number,
    readonly fields: FieldFault[] = [],
    readonly nextStep?: string,
  ) {
    super(message);
  }
}

/**
 * With a cookie that carries a token comes one that we can read; sending it back shows that we are a page.
 */
function csrfToken(): string | undefined {
  const match = /(?:^|;\s*)(?:__Host-)?gw-csrf=([^;]*)/.exec(document.cookie);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}

export async function callPortal<Output>(
  operation: string,
  input: object = {},
  headers: Record<string, string> = {},
): Promise<Output> {
  const words = DEEDS[operation];
  try {
    const answer = await sendAsWeAre<Output & { problem?: Problem }>(operation, input, headers);
    if (words !== undefined) recordDeed(words, answer.problem === undefined ? "done" : "refused");
    return answer;
  } catch (error) {
    if (words !== undefined) recordDeed(words, "refused");
    throw error;
  }
}

async function sendAsWeAre<Output>(operation: string, input: object, headers: Record<string, string>) {
  try {
    return await send<Output>(operation, input, headers);
  } catch (error) {
    // The refusal brought the right cookie: another tab had signed in or out since this page read its own.
    if (error instanceof PortalError && error.name === "CsrfTokenInvalid")
      return send<Output>(operation, input, headers);
    throw error;
  }
}

async function send<Output>(
  operation: string,
  input: object,
  headers: Record<string, string>,
): Promise<Output> {
  const csrf = csrfToken();
  let response: Response;
  try {
    response = await fetch(`/portal/${operation}`, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        ...headers,
        "content-type": "application/json",
        "x-groundwork-pages": "1",
        ...(csrf === undefined ? {} : { "x-groundwork-csrf": csrf }),
      },
      body: JSON.stringify(input),
    });
  } catch {
    throw new PortalError("Unreachable", "Groundwork does not answer. Is `groundwork up` still running?", 0);
  }
  const answer = await bodyOf(response);
  if (response.ok) return answer as Output;
  throw refusal(response, answer);
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function refusal(response: Response, answer: Record<string, unknown>): PortalError {
  const type = response.headers.get("x-amzn-errortype") ?? String(answer["__type"] ?? "Refused");
  const name = type.split(":")[0]!.split("#").pop()!;
  const message = String(answer["message"] ?? answer["Message"] ?? `The plane answered ${response.status}.`);
  const fields = (answer["fieldList"] as FieldFault[] | undefined) ?? [];
  return new PortalError(name, message, response.status, fields, answer["nextStep"] as string | undefined);
}
