import { callPortal, isTakenOver, PortalError } from "./client";
import { Hold } from "./hold";
import type { Session } from "./session";

/** Another tab has signed in as somebody else. Nothing is done here in that one's name. */
export class OtherIdentity extends PortalError {
  constructor(readonly other: Session) {
    super(
      "OtherIdentity",
      `Another tab of this browser has signed in as ${other.arn}. Nothing was done.`,
      403,
    );
  }
}

/** Whose page this document is, from the first look at the session on. */
let holder: string | undefined;
const hold = new Hold();

/** A call of whoever this page was drawn for. */
export async function callAsSession<Output>(operation: string, input: object = {}): Promise<Output> {
  try {
    return await callPortal<Output>(operation, input, { hold });
  } catch (error) {
    if (!isTakenOver(error)) throw error;
    await takeHoldAnew();
    return callPortal<Output>(operation, input, { hold });
  }
}

/** Who is signed in: the first answer makes this document that one's page. */
export async function holdSession(): Promise<Session> {
  const session = await callAsSession<Session>("get-session");
  if (holder === undefined) {
    holder = session.arn;
    hold.take();
  }
  return session;
}

/** Whoever has signed in anew as the same identity goes on here too. */
async function takeHoldAnew(): Promise<void> {
  const present = await callPortal<Session>("get-session");
  if (present.arn !== holder) throw new OtherIdentity(present);
  hold.take();
}
