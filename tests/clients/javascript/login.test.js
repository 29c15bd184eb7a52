// What `aws login` leaves behind, taken up by AWS's SDK: credentials that it renews with a token, which
// serves only whoever holds the key that the token was first asked for with.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromLoginCredentials } from "@aws-sdk/credential-provider-login";
import { MANAGEMENT, ask } from "./plane.js";

const here = process.env.AWS_ENDPOINT_URL;
const clientId = "arn:aws:signin:::devtools/same-device";
const redirectUri = "http://127.0.0.1:8020/oauth/callback";
const SESSION = `arn:aws:iam::${MANAGEMENT}:root`;
const folder = mkdtempSync(join(tmpdir(), "groundwork-login-"));
const cache = join(folder, `${createHash("sha256").update(SESSION).digest("hex")}.json`);
const config = join(folder, "config");

before(() => {
  process.env.AWS_LOGIN_CACHE_DIRECTORY = folder;
  process.env.AWS_CONFIG_FILE = config;
  writeFileSync(config, `[profile person]\nlogin_session = ${SESSION}\nregion = us-east-1\n`);
});
after(() => rmSync(folder, { recursive: true }));

const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const base64url = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** https://www.rfc-editor.org/rfc/rfc9449 */
function proof(privateKey, claims = {}) {
  const { kty, crv, x, y } = privateKey.export({ format: "jwk" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } };
  const now = Math.floor(Date.now() / 1000);
  const said = { jti: randomUUID(), htm: "POST", htu: `${here}/v1/token`, iat: now, ...claims };
  const text = `${base64url(header)}.${base64url(said)}`;
  const signature = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

async function token(members, DPoP) {
  const headers = { "content-type": "application/json", ...(DPoP && { DPoP }) };
  const body = JSON.stringify({ clientId, ...members });
  const answer = await fetch(`${here}/v1/token`, { method: "POST", headers, body });
  return { status: answer.status, ...(await answer.json()) };
}

/** The person's half: who has signed in lets the program in, which asks for its first token. */
async function logIn(key) {
  const { signInToken } = await ask("portal/start-sign-in", { rootEmail: "aws+management@example.com" });
  const signedIn = await ask("portal/submit-password", { signInToken, password: "Rehearsal-Root-1" });
  const codeVerifier = randomUUID() + randomUUID();
  const { code } = await ask("portal/authorize-client", {
    sessionToken: signedIn.sessionToken,
    clientId,
    redirectUri,
    codeChallenge: createHash("sha256").update(codeVerifier).digest("base64url"),
    codeChallengeMethod: "S256",
    state: "state",
    scope: "openid",
  });
  const grant = { grantType: "authorization_code", code, redirectUri, codeVerifier };
  return token(grant, key && proof(key));
}

const renewed = (refreshToken, DPoP) => token({ grantType: "refresh_token", refreshToken }, DPoP);

/** As the command line writes it; the credentials have ended, so that the SDK renews them. */
function keep({ accessToken, tokenType, refreshToken, idToken }, key) {
  const expiresAt = new Date(Date.now() - 1000).toISOString();
  const dpopKey = key.export({ format: "pem", type: "sec1" });
  const ended = { ...accessToken, accountId: MANAGEMENT, expiresAt };
  const kept = { accessToken: ended, tokenType, clientId, refreshToken, idToken, dpopKey };
  writeFileSync(cache, JSON.stringify(kept));
}

const provider = () => fromLoginCredentials({ profile: "person", clientConfig: { endpoint: here } });

test("the SDK renews what aws login has left, with a proof of its key", async () => {
  const key = newKey();
  const first = await logIn(key);
  assert.equal(first.status, 200);
  keep(first, key);
  const credentials = await provider()();
  assert.notEqual(credentials.accessKeyId, first.accessToken.accessKeyId);
  const { Arn } = await new STSClient({ credentials }).send(new GetCallerIdentityCommand({}));
  assert.equal(Arn, SESSION);
  assert.notEqual(JSON.parse(readFileSync(cache, "utf8")).refreshToken, first.refreshToken);
});

test("whoever takes the token away without the key gets nothing", async () => {
  const key = newKey();
  const { refreshToken } = await logIn(key);
  for (const other of [undefined, proof(newKey())]) {
    const refused = await renewed(refreshToken, other);
    assert.equal(refused.status, 400);
    assert.equal(refused.error, "INVALID_REQUEST");
    assert.match(refused.message, /needs a DPoP proof of the key/);
  }
  assert.equal((await renewed(refreshToken, proof(key))).status, 200);
});

test("a proof is for this call at this moment alone", async () => {
  const key = newKey();
  const { refreshToken } = await logIn(key);
  const now = Math.floor(Date.now() / 1000);
  const wrong = [
    [{ htu: "https://signin.example.com/v1/token" }, /for another address/],
    [{ htm: "GET" }, /for another method/],
    [{ iat: now - 3600 }, /not of this moment/],
    [{ jti: "" }, /has no jti/],
  ];
  for (const [claims, words] of wrong) {
    const refused = await renewed(refreshToken, proof(key, claims));
    assert.equal(refused.status, 400);
    assert.match(refused.message, words);
  }
  const spoilt = proof(key).replace(/.{8}$/, "AAAAAAAA");
  assert.match((await renewed(refreshToken, spoilt)).message, /not signed with its key/);
});

test("a token that was asked for without a key needs none, until one is shown", async () => {
  const { refreshToken } = await logIn();
  const second = await renewed(refreshToken);
  assert.equal(second.status, 200);
  const bound = await renewed(second.refreshToken, proof(newKey()));
  assert.equal(bound.status, 200);
  assert.equal((await renewed(bound.refreshToken)).status, 400);
});
