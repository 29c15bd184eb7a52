import type { SignUp } from "../../shared/portal/signUp";

const KEPT_AS = "gw-signup-drafts";

/** One sign-up: its address alone may be begun twice. */
export const keyOf = (signUp: SignUp | undefined): string =>
  signUp === undefined ? "" : [signUp.email, signUp.accountName, signUp.expiresAt].join("\n");

interface Kept {
  of: string;
  drafts: Record<string, object>;
}

function read(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_AS) ?? "") as Kept;
  } catch {
    return { of: "", drafts: {} };
  }
}

/**
 * What was typed and not sent: kept by this tab, also where it is loaded again. No secret is put in, and
 * what belongs to another sign-up is forgotten.
 */
export class Drafts {
  constructor(private readonly of: string) {}

  get(name: string): object | undefined {
    const kept = read();
    return kept.of === this.of ? kept.drafts[name] : undefined;
  }

  set(name: string, draft: object | undefined): void {
    const kept = read();
    const drafts = { ...(kept.of === this.of ? kept.drafts : {}), [name]: draft };
    sessionStorage.setItem(KEPT_AS, JSON.stringify({ of: this.of, drafts }));
  }
}
