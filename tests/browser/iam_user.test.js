import assert from "node:assert/strict";
import { test } from "node:test";
import { signInAsUser } from "./support/account.js";
import { BASE, comeBack, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { aws } from "./support/cli.js";

const browser = useBrowser();

test("a user signs in with the account's alias; the bar says who it is", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signin?account=example-corp`);
  await isForEveryone(page);
  await signInAsUser(page, "admin", "Rehearsal-Admin-1");
  await heading(page, "Getting started");
  await page
    .getByRole("button", { name: /^admin/ })
    .first()
    .waitFor();
  assert.deepEqual(page.faults, []);
});

test("a user who must change the password chooses another one at sign-in", async () => {
  await aws("iam", "create-user", "--user-name", "newcomer");
  const policy = "arn:aws:iam::aws:policy/IAMUserChangePassword";
  await aws("iam", "attach-user-policy", "--user-name", "newcomer", "--policy-arn", policy);
  const login = ["--user-name", "newcomer", "--password", "First-Password-1", "--password-reset-required"];
  await aws("iam", "create-login-profile", ...login);
  const page = await browser.open();
  await signInAsUser(page, "newcomer", "First-Password-1");
  await heading(page, "Choose a new password");
  await isForEveryone(page);
  await fill(page, { "New password": "Second-Password-2", "New password, again": "Second-Password-3" });
  await press(page, "Confirm password change");
  await page.getByText("The two passwords differ.").waitFor();
  await field(page, "New password, again").fill("Second-Password-2");
  await press(page, "Confirm password change");
  await heading(page, "Getting started");
  // A user without rights: each check says that it may not be read, and the page stands.
  await page.getByText("Partly unknown").first().waitFor();
});

test("what the command line changes is on the open page when one comes back to it", async () => {
  const page = await browser.open();
  await signInAsUser(page, "admin", "Rehearsal-Admin-1");
  await page.getByText("The alias is example-corp.").waitFor();
  await aws("iam", "create-account-alias", "--account-alias", "renamed-corp");
  await comeBack(page);
  await page.getByText("The alias is renamed-corp.").waitFor();
  await aws("iam", "create-account-alias", "--account-alias", "example-corp");
});

test("a user changes its own password", async () => {
  const page = await browser.open();
  await signInAsUser(page, "admin", "Rehearsal-Admin-1");
  await heading(page, "Getting started");
  await page.goto(`${BASE}/console/credentials/password`);
  await fill(page, {
    "Present password": "Rehearsal-Admin-1",
    "New password": "Rehearsal-Admin-2",
    "New password, again": "Rehearsal-Admin-2",
  });
  await press(page, "Change password");
  await page.getByText("Your password is changed.").waitFor();
  const other = await browser.open();
  await signInAsUser(other, "admin", "Rehearsal-Admin-2");
  await heading(other, "Getting started");
});

test("aws login on another machine gets its code, once somebody has agreed", async () => {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: "arn:aws:signin:::devtools/cross-device",
    redirect_uri: "https://us-east-1.signin.aws.amazon.com/v1/sessions/confirmation",
    code_challenge: "a".repeat(43),
    code_challenge_method: "SHA-256",
    state: "a state",
    scope: "openid",
  });
  const page = await browser.open();
  await page.goto(`${BASE}/v1/authorize?${query}`);
  await heading(page, "Sign in");
  await page.getByRole("radio", { name: "IAM user" }).check();
  await fill(page, { "Account ID or alias": "1234-5678-9012", "IAM user name": "admin" });
  await press(page, "Next");
  await field(page, "Password").fill("Rehearsal-Admin-2");
  await press(page, "Sign in");
  await heading(page, "Give the AWS CLI this session?");
  await isForEveryone(page);
  await press(page, "Continue with this session");
  await heading(page, "Authorization code");
  await isForEveryone(page);
  assert.doesNotMatch(page.url(), /code=/);
  const shown = Buffer.from(await page.locator(".gw-command code").innerText(), "base64").toString();
  const answer = new URLSearchParams(shown);
  assert.equal(answer.get("state"), "a state");
  assert.ok(answer.get("code"));
});
