import { createContext, useContext } from "react";
import type { SignInOutput } from "../../shared/portal/signIn";

/** Whom the page signs in: it is shown above the password, and nothing else depends on it. */
export interface Who {
  kind: "root" | "user";
  /** What a person calls it: the address, or the user in its account. */
  name: string;
}

export interface Flow {
  who: Who;
  /** Goes on with what the plane answered. */
  take: (output: SignInOutput) => void;
  /** Back to the first page, with a word of why. */
  startAgain: (why?: string) => void;
}

export const FlowContext = createContext<Flow | undefined>(undefined);

export function useFlow(): Flow {
  const flow = useContext(FlowContext);
  if (flow === undefined) throw new Error("useFlow is for the pages of the sign-in");
  return flow;
}

/** Where a signed-in person goes: a page of ours that the address names, and never another site. */
export function destinationOf(parameters: URLSearchParams): string {
  const to = parameters.get("to") ?? "/console";
  const url = new URL(to, location.origin);
  return to.startsWith("/") && url.origin === location.origin ? url.pathname + url.search : "/console";
}
