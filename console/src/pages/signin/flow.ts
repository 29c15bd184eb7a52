import { createContext, useContext } from "react";
import { PortalError } from "../../shared/portal/client";
import type { SignInName, SignInOutput } from "../../shared/portal/signIn";

/** What a person calls it: the address, or the user in its account. */
export const wordsOf = (name: SignInName): string =>
  "rootEmail" in name ? name.rootEmail : `${name.userName} in ${name.account}`;

export interface Flow {
  /** Whom the page signs in. */
  name: SignInName;
  /** Goes on with what the plane answered. */
  take: (output: SignInOutput) => void;
  /** Back to the first page, where a name is typed. */
  leave: () => void;
  /** The same name once more, from its password on, with a word of why. */
  beginAgain: (why: string) => Promise<void>;
}

export const FlowContext = createContext<Flow | undefined>(undefined);

export function useFlow(): Flow {
  const flow = useContext(FlowContext);
  if (flow === undefined) throw new Error("useFlow is for the pages of the sign-in");
  return flow;
}

const OVER: Record<string, string> = {
  SignInNotFoundException:
    "The sign-in took longer than 15 minutes, or was finished in another tab. Begin again with the password.",
  SignInStepException: "This step was done already. Begin again with the password.",
  TakenOver:
    "Another sign-in has begun in another tab. To go on with this one, begin again with the password.",
};

/** Why this sign-in cannot go on, whatever is typed; undefined where it can. */
export const overWords = (error: unknown): string | undefined =>
  error instanceof PortalError ? OVER[error.name] : undefined;

/** Where a signed-in person goes: a page of ours that the address names, and never another site. */
export function destinationOf(parameters: URLSearchParams): string {
  const to = parameters.get("to") ?? "/console";
  const url = new URL(to, location.origin);
  return to.startsWith("/") && url.origin === location.origin ? url.pathname + url.search : "/console";
}
