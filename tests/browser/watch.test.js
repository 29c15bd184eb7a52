import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addAuthenticatorApp, signInWithoutMfa } from "./support/account.js";
import { programWith } from "./support/aws.js";
import { advance, nextStep, totp } from "./support/codes.js";
import { heading, isForEveryone, useBrowser } from "./support/browser.js";
import { watchedRun } from "./support/prepare.js";

const ACCOUNT = "123456789012"; // of examples/seed.yaml
const KEYS = ["AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"];
const ROOT_EMAIL = "aws+management@example.com";
const ROOT_PASSWORD = "Rehearsal-Root-1";
const browser = useBrowser();

async function startedRun(context, ...more) {
  const run = await watchedRun(ACCOUNT, KEYS, ...more);
  context.after(() => run.dispose());
  return run;
}

async function openedPage(run, options = {}) {
  const page = await browser.open({ site: new URL(run.address).origin, ...options });
  await page.goto(run.address);
  return page;
}

const step = (page, id, result) => page.locator(`article#step-${id}.${result}`);
const isLookedAt = (page, name) => page.getByRole("region", { name, exact: true });

async function administratorTakesAFactor() {
  const program = programWith(...KEYS);
  const { VirtualMFADevice } = program("iam", "create_virtual_mfa_device", {
    VirtualMFADeviceName: "Administrator",
  });
  const seed = VirtualMFADevice.Base32StringSeed.replace(/^b'|'$/g, ""); // bytes, as Python shows them
  const at = await advance(0);
  program("iam", "enable_mfa_device", {
    UserName: "Administrator",
    SerialNumber: VirtualMFADevice.SerialNumber,
    AuthenticationCode1: totp(seed, at),
    AuthenticationCode2: totp(seed, nextStep(at)),
  });
}

test("without scripts the page says how far the run is, and loads itself anew", async (context) => {
  const run = await startedRun(context);
  const page = await openedPage(run, { javaScriptEnabled: false });
  await isLookedAt(page, "A person is needed now").waitFor();
  await page.getByText(/Waiting since 20\d\d-.* UTC, for 0 s/).first().waitFor();
  await page.getByText(/Waiting since 20\d\d-.* UTC, for [3-9] s/).first().waitFor();

  const short = await startedRun(context, "--no-wait");
  const other = await openedPage(short, { javaScriptEnabled: false });
  await other.getByText("Finished; this page no longer updates.").waitFor();
  assert.equal(await short.ended, 2);
});

test("whoever does not know the address gets nothing, and nor does another site", async (context) => {
  const run = await startedRun(context);
  const elsewhere = await fetch(new URL("/", run.address));
  assert.equal(elsewhere.status, 404);
  assert.doesNotMatch(await elsewhere.text(), /example-corp/);
  const page = await fetch(run.address, { headers: { origin: "https://example.com" } });
  assert.equal(page.headers.get("access-control-allow-origin"), null);
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
  assert.match(page.headers.get("content-security-policy"), /default-src 'none'.*frame-ancestors 'none'/);
});

test("when the program is gone, the page says that it may be old", async (context) => {
  const run = await startedRun(context);
  const page = await openedPage(run);
  await isLookedAt(page, "A person is needed now").waitFor();
  run.stop("SIGKILL");
  await page.getByText("No answer from Groundwork: what is shown may be old.").first().waitFor();
  await isForEveryone(page);
  await page.getByRole("status").getByText("No answer from Groundwork").waitFor();
});

test("an interrupted run shows its end in every window", async (context) => {
  const run = await startedRun(context);
  const pages = [await openedPage(run), await openedPage(run)];
  for (const page of pages) await isLookedAt(page, "A person is needed now").waitFor();
  run.stop();
  for (const page of pages) {
    await page.getByText("Finished; this page no longer updates.").first().waitFor();
    await step(page, "root-mfa", "needs_person").waitFor();
  }
  assert.equal(await run.ended, 2);
});

test("the page follows a run: whom it waits for, what is done, the report", async (context) => {
  const run = await startedRun(context);
  const page = await openedPage(run, { reducedMotion: "reduce" }); // or places would be those of a glide
  const now = isLookedAt(page, "A person is needed now");
  await now.getByText("Waiting since").waitFor();
  await now.getByRole("link", { name: "Turn on MFA for the root user" }).waitFor();
  await step(page, "root-mfa", "waiting").waitFor();
  await step(page, "organization", "pending").waitFor();
  await isForEveryone(page);

  // What a reader holds on to, and what loading the page anew would lose.
  const fold = page.locator("article#step-caller summary");
  await fold.press("Enter");
  const place = await page.evaluate(() => {
    window.sameDocument = true;
    return document.querySelector("#step-caller summary").getBoundingClientRect().top;
  });
  const waited = await now.locator(".elapsed").innerText();
  await page.waitForFunction((text) => document.querySelector("#now .elapsed").textContent !== text, waited);

  const person = await browser.open();
  await signInWithoutMfa(person, ROOT_EMAIL, ROOT_PASSWORD);
  await heading(person, "Getting started");
  await addAuthenticatorApp(person);
  await step(page, "root-mfa", "done").waitFor();
  await step(page, "administrator-mfa", "waiting").waitFor();
  await page.getByRole("status").getByText(/Needs a person: 8\.\d+ .*administrator/).waitFor();
  assert.ok(await page.evaluate(() => window.sameDocument), "the page was loaded anew");
  assert.ok(await fold.evaluate((element) => element === document.activeElement), "the focus is elsewhere");
  assert.ok(await page.locator("article#step-caller details").evaluate((element) => element.open));
  const moved = (await fold.evaluate((element) => element.getBoundingClientRect().top)) - place;
  assert.ok(Math.abs(moved) < 200, `what is read moved by ${moved} px`);

  await administratorTakesAFactor();
  await page.getByText("Finished; this page no longer updates.").first().waitFor();
  await page.getByRole("status").getByText("Finished; this page no longer updates.").waitFor();
  assert.equal(await run.ended, 0);
  await isForEveryone(page);
  assert.ok(await page.evaluate(() => window.sameDocument), "the page was loaded anew");
  await page.getByText(run.report).first().waitFor();
  await sameAsTheReport(page, run);
  assert.deepEqual(page.faults, []);
});

/** But for what the reader has opened. */
async function sameAsTheReport(page, run) {
  const report = await (await browser.open()).context().newPage();
  await report.setContent(readFileSync(run.report, "utf8"));
  for (const part of ["header", "nav", "main"]) {
    const shown = await page.locator(part).evaluate((element) => {
      for (const fold of element.querySelectorAll("details")) fold.open = false;
      return element.innerHTML;
    });
    assert.equal(shown, await report.locator(part).innerHTML(), part);
  }
}
