// A passkey of the root user: made and shown on the plane's pages, listed and removed by the AWS SDK.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DeactivateMFADeviceCommand,
  GetAccountSummaryCommand,
  GetMFADeviceCommand,
  IAMClient,
  ListMFADevicesCommand,
  TagMFADeviceCommand,
  paginateListMFADevices,
} from "@aws-sdk/client-iam";
import { Authenticator } from "./support/authenticator.js";

// Passkeys belong to a host's name, and 127.0.0.1 is none.
const here = process.env.AWS_ENDPOINT_URL.replace("127.0.0.1", "localhost");

async function portal(operation, members, at = here) {
  const answer = await fetch(`${at}/portal/${operation}`, { method: "POST", body: JSON.stringify(members) });
  return { status: answer.status, ...(await answer.json()) };
}

async function atSecondFactor() {
  const { signInToken } = await portal("start-sign-in", { rootEmail: "aws+management@example.com" });
  const asked = await portal("submit-password", { signInToken, password: "Rehearsal-Root-1" });
  return { signInToken, asked };
}

async function register(sessionToken, authenticator, name) {
  const { options } = await portal("start-passkey-registration", { sessionToken });
  const credential = authenticator.create(options);
  return portal("finish-passkey-registration", { sessionToken, name, credential });
}

async function show(signInToken, authenticator) {
  const { options } = await portal("start-passkey-assertion", { signInToken });
  return portal("submit-passkey", { signInToken, credential: authenticator.get(options) });
}

async function asRoot(sessionToken) {
  const made = await portal("get-session-credentials", { sessionToken });
  return new IAMClient({
    credentials: {
      accessKeyId: made.accessKeyId,
      secretAccessKey: made.secretAccessKey,
      sessionToken: made.credentialToken,
    },
  });
}

test("passkeys are registered, shown, listed and removed", async () => {
  const { asked: first } = await atSecondFactor();
  assert.equal(first.nextStep, "SIGNED_IN");
  assert.ok(first.mfaDueAt, "AWS demands MFA of root users after a while");
  const keys = [new Authenticator(here), new Authenticator(here)];
  const made = [];
  for (const key of keys) made.push(await register(first.sessionToken, key, "laptop"));
  const serials = made.map(({ serialNumber }) => serialNumber).sort();
  assert.match(serials[0], /^arn:aws:iam::\d{12}:u2f\/root-account\/laptop-[A-Z2-7]{26}$/);

  const { signInToken, asked } = await atSecondFactor();
  assert.equal(asked.nextStep, "MFA_CODE");
  assert.deepEqual(asked.mfaKinds, ["PASSKEY"]);
  const stranger = await show(signInToken, new Authenticator(here));
  assert.equal(stranger.problem.code, "WRONG_PASSKEY");
  const done = await show(signInToken, keys[1]);
  assert.equal(done.nextStep, "SIGNED_IN");
  assert.equal((await portal("get-session", { sessionToken: done.sessionToken })).mfaUsed, true);

  const iam = await asRoot(done.sessionToken);
  const listed = [];
  for await (const page of paginateListMFADevices({ client: iam, pageSize: 1 }, {})) {
    assert.ok(page.MFADevices.length <= 1);
    listed.push(...page.MFADevices.map((device) => device.SerialNumber));
  }
  assert.deepEqual(listed, serials);
  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
  assert.equal(SummaryMap.AccountMFAEnabled, 1);
  const device = await iam.send(new GetMFADeviceCommand({ SerialNumber: serials[0] }));
  assert.ok(device.EnableDate instanceof Date);
  const tag = new TagMFADeviceCommand({ SerialNumber: serials[0], Tags: [{ Key: "a", Value: "1" }] });
  await assert.rejects(iam.send(tag), { name: "NoSuchEntityException" });
  for (const SerialNumber of serials) {
    await iam.send(new DeactivateMFADeviceCommand({ UserName: SerialNumber.split(":")[4], SerialNumber }));
  }
  assert.deepEqual((await iam.send(new ListMFADevicesCommand({}))).MFADevices, []);
  assert.equal((await atSecondFactor()).asked.nextStep, "SIGNED_IN");
});

test("an IP address is told where the page has to be opened", async () => {
  const { asked } = await atSecondFactor();
  const refused = await portal(
    "start-passkey-registration",
    { sessionToken: asked.sessionToken },
    process.env.AWS_ENDPOINT_URL,
  );
  assert.equal(refused.status, 400);
  assert.match(refused.message, /Open this page at http:\/\/localhost:\d+ instead/);
});

test("a passkey of another page is refused", async () => {
  const { asked } = await atSecondFactor();
  const refused = await register(asked.sessionToken, new Authenticator("https://evil.example"), "evil");
  assert.equal(refused.status, 400);
  assert.match(refused.message, /made on a page of https:\/\/evil.example/);
});
