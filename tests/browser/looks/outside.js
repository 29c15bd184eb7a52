import { pathToFileURL } from "node:url";
import { signInAsRoot, signInAsUser } from "../support/account.js";
import { BASE, field, heading, press } from "../support/browser.js";
import { newestCode } from "../support/codes.js";
import { watchedRun } from "../support/prepare.js";
import * as signUp from "../support/sign_up.js";
import { settle } from "./album.js";

const ACCOUNT = "123456789012"; // of examples/seed.yaml
const KEYS = ["AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"];
const AUTHORIZE = new URLSearchParams({
  response_type: "code",
  client_id: "arn:aws:signin:::devtools/cross-device",
  redirect_uri: "https://us-east-1.signin.aws.amazon.com/v1/sessions/confirmation",
  code_challenge: "a".repeat(43),
  code_challenge_method: "SHA-256",
  state: "a state",
  scope: "openid",
});

/** The pages outside the console, each with what it takes to come to it. Answers the declared ones it saw. */
export async function outside(open, album, only) {
  const seen = new Set();
  const look = async (page, declared, state = "") => {
    await settle(page);
    await album.page(page, state === "" ? declared : `${declared}, ${state}`);
    seen.add(declared);
  };
  const walks = {
    "/signup": signUpPages,
    "/signin": signInPages,
    "/v1": authorizePages,
    "/watch": runPages,
  };
  for (const [start, walkThrough] of Object.entries(walks)) {
    if (!start.includes(only) && !only.startsWith(start)) continue;
    // Where one stops, the others are looked at all the same.
    await walkThrough(open, look).catch((error) => album.tell(start, "stopped", String(error)));
  }
  const page = await open();
  const simple = {
    "/": "/",
    "/mail": "/mail",
    "/phone": "/phone",
    "/*": "/nowhere",
  };
  for (const [declared, address] of Object.entries(simple)) {
    if (!declared.includes(only)) continue;
    await page.goto(BASE + address);
    await look(page, declared);
  }
  return seen;
}

async function signUpPages(open, look) {
  const page = await open();
  await page.goto(`${BASE}/signup`);
  await look(page, "/signup");
  await press(page, "Verify e-mail address");
  await look(page, "/signup", "with mistakes");
  await signUp.begin(page, "somebody.new@example.com");
  await look(page, "/signup/verify");
  await signUp.verify(page);
  await look(page, "/signup/password");
  await signUp.setPassword(page);
  await look(page, "/signup/plan");
  await signUp.choosePlan(page);
  await look(page, "/signup/contact");
  await press(page, "Agree and continue");
  await look(page, "/signup/contact", "with mistakes");
  await signUp.giveContact(page);
  await look(page, "/signup/payment");
  await press(page, "Verify and continue");
  await look(page, "/signup/payment", "with mistakes");
  await signUp.givePayment(page);
  await look(page, "/signup/phone");
  await press(page, "Send SMS");
  await field(page, "Verify code").waitFor();
  await look(page, "/signup/phone", "code sent");
  await field(page, "Verify code").fill(await newestCode(page, "phone"));
  await press(page, "Continue");
  await heading(page, "Select a support plan");
  await look(page, "/signup/support");
  await signUp.chooseSupport(page, /^Basic/);
  await page.getByText("Your account is ready").first().waitFor();
  await look(page, "/signup/done");
}

async function signInPages(open, look) {
  const page = await open();
  await page.goto(`${BASE}/signin`);
  await look(page, "/signin", "root user");
  await page.getByRole("radio", { name: "IAM user" }).check();
  await look(page, "/signin", "IAM user");
  await signInAsRoot(page, "aws+management@example.com", "wrong");
  await page.locator("[data-mistake]").waitFor();
  await look(page, "/signin", "wrong password");
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await look(page, "/signin/forgotten");
  await signInAsRoot(page, "aws+management@example.com", "Rehearsal-Root-1");
  await heading(page, "Add a second factor");
  await look(page, "/signin", "second factor is due");
}

async function authorizePages(open, look) {
  const page = await open();
  await page.goto(`${BASE}/v1/authorize`);
  await look(page, "/v1/authorize", "not complete");
  await page.goto(`${BASE}/v1/sessions/confirmation`);
  await look(page, "/v1/sessions/confirmation", "without a code");
  await signInAsUser(page, "admin", "Rehearsal-Admin-1");
  await heading(page, "Getting started");
  await page.goto(`${BASE}/v1/authorize?${AUTHORIZE}`);
  await heading(page, "Give the AWS CLI this session?");
  await look(page, "/v1/authorize");
  await press(page, "Continue with this session");
  await heading(page, "Authorization code");
  await look(page, "/v1/sessions/confirmation");
}

/** The page of a run of `prepare`, while it waits and at its end, and the report that is left. */
async function runPages(open, look) {
  const run = await watchedRun(ACCOUNT, KEYS);
  try {
    const page = await open();
    await page.goto(run.address);
    await page.getByRole("region", { name: "A person is needed now", exact: true }).waitFor();
    await look(page, "the run that goes on");
    run.stop();
    await page.getByText("Finished; this page no longer updates.").first().waitFor();
    await look(page, "the run that has ended");
    await run.ended;
    await page.goto(pathToFileURL(run.report).href);
    await look(page, "the report");
  } finally {
    await run.dispose();
  }
}
