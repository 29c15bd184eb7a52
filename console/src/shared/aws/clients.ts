import { recordCall } from "../hints";
import { sessionCredentials } from "./credentials";

/** What every client of the AWS SDK has, as far as it matters here. */
interface SdkClient {
  middlewareStack: {
    add(
      middleware: (
        next: (args: never) => Promise<unknown>,
        context: { clientName?: string; commandName?: string },
      ) => (args: never) => Promise<unknown>,
      options: { step: "initialize"; name: string },
    ): void;
  };
}

interface ClientSettings {
  endpoint: string;
  region: string;
  credentials: typeof sessionCredentials;
}

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
    region: "us-east-1",
    credentials: sessionCredentials,
  });
  const sdk = client as unknown as SdkClient;
  sdk.middlewareStack.add(withHint, { step: "initialize", name: "commandHints" });
  clients.set(Class, sdk);
  return client;
}

const withHint =
  (next: (args: never) => Promise<unknown>, context: { clientName?: string; commandName?: string }) =>
  async (args: never): Promise<unknown> => {
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
