import { getSessionCredentials } from "../portal/session";

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

/** Another pair is fetched this long before the present one ends: no request is signed with an ended one. */
const RENEW_BEFORE_MS = 120_000;

let current: Promise<Credentials> | undefined;
let endsAtMs = 0;

/**
 * The signed-in session's short-lived credentials, in this page's memory alone. All clients share one pair.
 */
export function sessionCredentials(): Promise<Credentials> {
  if (current !== undefined && Date.now() < endsAtMs - RENEW_BEFORE_MS) return current;
  const fetched = fetchCredentials();
  current = fetched;
  endsAtMs = Infinity; // whoever asks while it is fetched gets the same
  fetched.then(
    (credentials) => (endsAtMs = credentials.expiration.getTime()),
    () => (current = undefined),
  );
  return fetched;
}

async function fetchCredentials(): Promise<Credentials> {
  const answer = await getSessionCredentials();
  return {
    accessKeyId: answer.accessKeyId,
    secretAccessKey: answer.secretAccessKey,
    sessionToken: answer.credentialToken,
    expiration: new Date(answer.expiresAt * 1000),
  };
}
