// A plane that serves https with the certificate that it made itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { signInAsRoot, signInWithoutMfa } from "./support/account.js";
import { BASE, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { aws } from "./support/cli.js";
import { addPasskey, withAuthenticator } from "./support/passkeys.js";

const EMAIL = "aws+workload@example.com"; // of examples/seed.yaml
const PASSWORD = "Rehearsal-Root-2";
const browser = useBrowser();

test("a passkey signs in over https with cookies for TLS alone, and the pages sign their calls", async () => {
  assert.match(BASE, /^https:/);
  const page = await browser.open();
  await withAuthenticator(page);
  await signInWithoutMfa(page, EMAIL, PASSWORD);
  await addPasskey(page, "laptop");
  await page.context().clearCookies();
  await signInAsRoot(page, EMAIL, PASSWORD, "/console/iam/users");
  await press(page, "Use the passkey or security key");
  await heading(page, "Users");

  const cookies = await page.context().cookies();
  assert.ok(cookies.some(({ name }) => name === "__Host-gw-session"));
  for (const { name, secure, httpOnly, sameSite } of cookies) {
    assert.deepEqual({ secure, sameSite }, { secure: true, sameSite: "Strict" }, name);
    assert.equal(httpOnly, name !== "gw-csrf", name); // which proves a page's origin, and is read by the page
  }
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});

test("the command line trusts the same certificate", async () => {
  assert.match((await aws("sts", "get-caller-identity")).Arn, /:user\/admin$/);
});
