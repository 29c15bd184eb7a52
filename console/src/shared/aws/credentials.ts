import { getSessionCredentials } from "../portal/session";

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

/** Another pair is fetched this long before the present one ends: no request is signed with an ended one. */
const RENEW_BEFORE_MS = 120_000;

/** The SDK would compare an end with this machine's clock; in the past, it asks us each time. */
const ASK_AGAIN = new Date(0);

let current: Promise<Credentials> | undefined;
/** As `performance.now()` counts: the clocks of the plane and of this machine can both be moved. */
let endsAtMs = 0;

/**
 * The signed-in session's short-lived credentials, in this page's memory alone. All clients share one pair.
 */
export function sessionCredentials(): Promise<Credentials> {
  if (current !== undefined && performance.now() < endsAtMs - RENEW_BEFORE_MS) return current;
  const fetched = fetchCredentials();
  current = fetched;
  endsAtMs = Infinity; // whoever asks while it is fetched gets the same
  fetched.then(
    ({ endsAt }) => {
      if (current === fetched) endsAtMs = endsAt;
    },
    () => forgetCredentials(fetched),
  );
  return fetched;
}

/** The plane has refused them. Another pair may have taken their place meanwhile, and stays. */
export function forgetCredentials(refused: Promise<Credentials>): void {
  if (current === refused) current = undefined;
}

async function fetchCredentials(): Promise<Credentials & { endsAt: number }> {
  const askedAt = performance.now();
  const answer = await getSessionCredentials();
  return {
    accessKeyId: answer.accessKeyId,
    secretAccessKey: answer.secretAccessKey,
    sessionToken: answer.credentialToken,
    expiration: ASK_AGAIN,
    endsAt: askedAt + answer.expiresIn * 1000,
  };
}
