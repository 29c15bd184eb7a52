import { recordDeed } from "../hints";
import { DEEDS } from "./deeds";
import type { Hold } from "./hold";

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
    /** Of too many attempts from this address, in seconds since 1970. */
    readonly retryAt?: number,
  ) {
    super(message);
  }
}

/** Another tab has put something else in the place of what this page holds. Nothing was done. */
const TAKEN_OVER = "TakenOver";
const TAKEN_OVER_WORDS = "Another tab of this browser has begun another one. Nothing was done.";

export const isTakenOver = (error: unknown): boolean =>
  error instanceof PortalError && error.name === TAKEN_OVER;

/**
 * With a cookie that carries a token comes one that we can read; sending it back shows that we are a page.
 */
export function csrfToken(): string | undefined {
  const match = /(?:^|;\s*)(?:__Host-)?gw-csrf=([^;]*)/.exec(document.cookie);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}

export interface CallSettings {
  headers?: Record<string, string>;
  /** The call is for what this page holds, and for nothing that another tab has put in its place. */
  hold?: Hold;
}

export async function callPortal<Output>(
  operation: string,
  input: object = {},
  settings: CallSettings = {},
): Promise<Output> {
  const words = DEEDS[operation];
  try {
    const answer = await sendAsWeAre<Output & { problem?: Problem }>(operation, input, settings);
    if (words !== undefined) recordDeed(words, answer.problem === undefined ? "done" : "refused");
    return answer;
  } catch (error) {
    if (words !== undefined) recordDeed(words, "refused");
    throw error;
  }
}

async function sendAsWeAre<Output>(operation: string, input: object, settings: CallSettings) {
  try {
    return await send<Output>(operation, input, settings);
  } catch (error) {
    if (!(error instanceof PortalError) || error.name !== "CsrfTokenInvalid") throw error;
    if (settings.hold?.proof !== undefined) throw new PortalError(TAKEN_OVER, TAKEN_OVER_WORDS, error.status);
    // The refusal brought the right cookie: another tab had signed in or out since this page read its own.
    return send<Output>(operation, input, settings);
  }
}

async function send<Output>(operation: string, input: object, settings: CallSettings): Promise<Output> {
  const csrf = settings.hold?.proof ?? csrfToken();
  let response: Response;
  try {
    response = await fetch(`/portal/${operation}`, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        ...settings.headers,
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
  const nextStep = answer["nextStep"] as string | undefined;
  const retryAt = answer["retryAt"] as number | undefined;
  return new PortalError(name, message, response.status, fields, nextStep, retryAt);
}
