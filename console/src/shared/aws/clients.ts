import { recordCall } from "../hints";
import { forgetCredentials, sessionCredentials } from "./credentials";

/** What every client of the AWS SDK has, as far as it matters here. */
interface SdkClient {
  middlewareStack: { add(middleware: Middleware, options: { step: "initialize"; name: string }): void };
}

export type Step = (args: never) => Promise<unknown>;
type Middleware = (next: Step, context: { clientName?: string; commandName?: string }) => Step;

interface ClientSettings {
  endpoint: string;
  region: string;
  credentials: typeof sessionCredentials;
}

export const REGION = "us-east-1";
const clients = new Map<unknown, SdkClient>();

/**
 * The client of a service for the signed-in session: `clientOf(IAMClient).send(new ListUsersCommand({}))`.
 * There is one of each; it speaks to the plane that served this page, and each call that it makes is shown
 * as a command of the AWS CLI.
 */
export function clientOf<Client extends object>(Class: new (settings: ClientSettings) => Client): Client {
  const known = clients.get(Class);
  if (known !== undefined) return known as unknown as Client;
  const client = new Class({
    endpoint: location.origin,
    region: REGION,
    credentials: sessionCredentials,
  });
  const sdk = client as unknown as SdkClient;
  sdk.middlewareStack.add(withHint, { step: "initialize", name: "commandHints" });
  sdk.middlewareStack.add(withNewCredentials, { step: "initialize", name: "newCredentials" });
  clients.set(Class, sdk);
  return client;
}

export const withHint: Middleware = (next, context) => async (args) => {
  const call = {
    client: context.clientName ?? "",
    command: context.commandName ?? "",
    input: (args as { input?: Record<string, unknown> }).input ?? {},
  };
  try {
    const answer = await next(args);
    recordCall(call, "done");
    return answer;
  } catch (error) {
    recordCall(call, "refused");
    throw error;
  }
};

/** Credentials end early where the plane's clock is moved: a call is made once more with new ones. */
export const withNewCredentials: Middleware = (next) => async (args) => {
  const signedWith = sessionCredentials();
  try {
    return await next(args);
  } catch (error) {
    if (!isExpiredToken(error)) throw error;
    forgetCredentials(signedWith);
    return next(args);
  }
};

/** As the protocols of AWS name it: the Query protocol, and those of JSON. */
const isExpiredToken = (error: unknown) =>
  error instanceof Error && /^ExpiredToken(Exception)?$/.test(error.name);

/**
 * All items of a list that comes in pages: `everyPage(paginateListUsers, IAMClient, {}, (page) =>
 * page.Users)`.
 */
export async function everyPage<Client extends object, Input, Page, Item>(
  paginate: (config: { client: Client }, input: Input) => AsyncIterable<Page>,
  Class: new (settings: ClientSettings) => Client,
  input: Input,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginate({ client: clientOf(Class) }, input)) items.push(...(itemsOf(page) ?? []));
  return items;
}
