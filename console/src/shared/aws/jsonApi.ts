import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import { REGION, type Step, withHint, withNewCredentials } from "./clients";
import { sessionCredentials } from "./credentials";

/**
 * An API of AWS's protocol JSON 1.0 of which pages use a handful of operations: they are called as the SDK
 * calls them, signed by the SDK's own signer, without a client package of the API's own.
 */
export interface JsonApi {
  /** The name of the SDK's client: `FreeTierClient`. */
  client: string;
  /** What requests are signed for: `freetier`. */
  signingName: string;
  /** The service's name in the model: `AWSFreeTierService`. */
  target: string;
}

/** Requests are stamped with the plane's time: how far it is from this machine's, as its last answer told. */
let clockOffsetMs = 0;
/** Where it is further off than this, a request is refused for its stamp. */
const SKEW_MS = 240_000;

/** Moments of the input are Dates; those of the answer are as they were sent. */
export function callJson<Output>(api: JsonApi, operation: string, input: object = {}): Promise<Output> {
  const step = withHint(withNewCredentials((async () => send(api, operation, input)) as Step, {}) as Step, {
    clientName: api.client,
    commandName: `${operation}Command`,
  });
  return step({ input } as never) as Promise<Output>;
}

/** All items of a list that comes in pages. */
export async function everyJsonPage<Output extends { nextToken?: string }, Item>(
  api: JsonApi,
  operation: string,
  input: object,
  itemsOf: (page: Output) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let nextToken: string | undefined;
  do {
    const page: Output = await callJson<Output>(api, operation, { ...input, nextToken });
    items.push(...(itemsOf(page) ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return items;
}

async function send(api: JsonApi, operation: string, input: object): Promise<unknown> {
  const before = clockOffsetMs;
  const response = await sendOnce(api, operation, input);
  const plane = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(plane)) clockOffsetMs = plane - Date.now();
  if (response.ok) return response.json();
  if (Math.abs(clockOffsetMs - before) > SKEW_MS) return send(api, operation, input);
  throw await refusal(response);
}

async function sendOnce(api: JsonApi, operation: string, input: object): Promise<Response> {
  const signer = new SignatureV4({
    service: api.signingName,
    region: REGION,
    sha256: Sha256,
    credentials: await sessionCredentials(),
  });
  const { protocol, hostname, port, host, origin } = location;
  const request = new HttpRequest({
    method: "POST",
    protocol,
    hostname,
    port: port === "" ? undefined : Number(port),
    path: "/",
    headers: {
      host,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `${api.target}.${operation}`,
    },
    body: JSON.stringify(input, momentInSeconds),
  });
  const signed = await signer.sign(request, { signingDate: new Date(Date.now() + clockOffsetMs) });
  const { host: _, ...headers } = signed.headers; // a browser writes it itself
  return fetch(`${origin}/`, { method: "POST", headers, body: request.body as string });
}

/** The protocol writes moments in seconds since 1970. */
function momentInSeconds(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const given = this[name];
  return given instanceof Date ? given.getTime() / 1000 : value;
}

/** As the SDK throws it: the error's name, its words and its members. */
async function refusal(response: Response): Promise<Error> {
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const type = String(answer["__type"] ?? response.headers.get("x-amzn-errortype") ?? "Refused");
  const message = answer["message"] ?? answer["Message"] ?? `The plane answered ${response.status}.`;
  const requestId = response.headers.get("x-amzn-requestid") ?? undefined;
  return Object.assign(new Error(String(message)), answer, {
    name: type.split(":")[0]!.split("#").pop()!,
    message: String(message),
    $metadata: { httpStatusCode: response.status, requestId },
  });
}
