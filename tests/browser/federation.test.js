import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { aws } from "./support/cli.js";
import { advance } from "./support/codes.js";

const ISSUER = "https://intranet.example.com/aws";
const browser = useBrowser();

/** What a company's own sign-in page does with temporary credentials. */
async function signinToken({ Credentials }, more = {}) {
  const Session = JSON.stringify({
    sessionId: Credentials.AccessKeyId,
    sessionKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  });
  const answer = await fetch(
    `${BASE}/federation?${new URLSearchParams({ Action: "getSigninToken", Session, ...more })}`,
  );
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).SigninToken;
}

const linkOf = (SigninToken, Destination = `${BASE}/console/account`) =>
  `${BASE}/federation?${new URLSearchParams({ Action: "login", Issuer: ISSUER, Destination, SigninToken })}`;

/** A role of the seed: it may do anything with users, and nothing else. */
const assumeOperator = (name) =>
  aws(
    "sts",
    "assume-role",
    "--role-arn",
    "arn:aws:iam::123456789012:role/operator",
    "--role-session-name",
    name,
  );

test("credentials of a role become a link, and the link a console that says who it is", async () => {
  const page = await browser.open();
  const link = linkOf(await signinToken(await assumeOperator("ada")));
  await page.goto(link);
  await heading(page, "Account");
  assert.equal(page.url(), `${BASE}/console/account`); // no token is left in the address
  await page.getByText("arn:aws:sts::123456789012:assumed-role/operator/ada").waitFor();
  await page
    .getByRole("button", { name: /^operator\/ada/ })
    .first()
    .waitFor();
  await page.goto(`${BASE}/console/iam/users`);
  await page.getByRole("link", { name: "reader", exact: true }).waitFor();
  await page.goto(`${BASE}/console/organizations`);
  await page.getByText("You may not do this").first().waitFor();
  await page.goto(`${BASE}/console/credentials`);
  await page.getByText(/has no password, access keys or second factors of its own/).waitFor();
  await isForEveryone(page);

  await page.goto(`${BASE}/console/credentials/sessions`);
  await page.getByText("This one").waitFor();
  await isForEveryone(page);
  const again = await browser.open();
  await again.goto(link); // as often as one likes within a quarter of an hour, as on AWS
  await heading(again, "Account");
  await page.getByRole("button", { name: /^End the session of/ }).click();
  await page.getByText(/is ended, with what was authorized in it/).waitFor();
  await again.reload();
  await heading(again, "Sign in");
  assert.deepEqual(page.faults, []);
});

test("a federated user is a name of its own, with what the policy of its token leaves", async () => {
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "account:Get*", Resource: "*" },
  });
  const page = await browser.open();
  const credentials = await aws("sts", "get-federation-token", "--name", "visitor", "--policy", Policy);
  await page.goto(linkOf(await signinToken(credentials), "https://console.aws.amazon.com/"));
  await heading(page, "Getting started");
  await page
    .getByRole("button", { name: /^visitor/ })
    .first()
    .waitFor();
  await page.goto(`${BASE}/console/account`);
  await page.getByText("arn:aws:sts::123456789012:federated-user/visitor").waitFor();
  await press(page, "Change the name");
  await fill(page, { "Account name": "mine" });
  await press(page, "Save");
  await page.getByText("You may not do this").waitFor();
  assert.deepEqual(page.faults, []);
});

test("a session of a link ends, and says where a new one is had", async () => {
  const page = await browser.open();
  const token = await signinToken(await assumeOperator("bo"), { SessionDuration: "900" });
  await page.goto(linkOf(token, "/console/iam/users"));
  await heading(page, "Users");
  await advance(1000);
  await page.getByText("Your session has ended").waitFor(); // the list looks again by itself
  await page.getByText(/You came by a link: ask for a new one/).waitFor();
  await isForEveryone(page);
  await press(page, "Sign in again");
  await heading(page, "Sign in");
  assert.deepEqual(page.faults, []);
});

test("a link that opens nothing leads to the sign-in page, which says why", async () => {
  const page = await browser.open();
  await page.goto(linkOf("no token"));
  await page.getByText(/The link that you followed opens nothing any more/).waitFor();
  await isForEveryone(page);
  const token = await signinToken(await assumeOperator("eve"));
  for (const elsewhere of ["https://example.com/", "//example.com/console", "javascript:alert(1)"]) {
    await page.goto(linkOf(token, elsewhere));
    await page.getByText(/leads to another site, and was not opened/).waitFor();
  }
  assert.equal((await page.context().cookies()).length, 0);
  await advance(901);
  await page.goto(linkOf(token));
  await page.getByText(/The link that you followed opens nothing any more/).waitFor();
  const program = await fetch(linkOf("no token"));
  assert.equal(program.status, 400);
  assert.match(await program.text(), /not valid any more/);
  assert.deepEqual(page.faults, []);
});
