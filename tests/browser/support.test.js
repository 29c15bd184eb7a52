import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { askAsPage, madeAccount, signInWithoutMfa } from "./support/account.js";
import { BASE, choose, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";

const EMAIL = "asking@example.com";
const PASSWORD = "Correct-Horse-9";
const LOG = { name: "a.log", mimeType: "text/plain", buffer: Buffer.from("what happened\n") };
const browser = useBrowser();
before(() => madeAccount(EMAIL, PASSWORD));

async function opened(path, title) {
  const page = await browser.open();
  await signInWithoutMfa(page, EMAIL, PASSWORD, `/console/support${path}`);
  await heading(page, title);
  return page;
}

async function operator(path, body) {
  const method = body === undefined ? "GET" : "POST";
  const response = await fetch(`${BASE}/_groundwork/support/${path}`, { method, body: JSON.stringify(body) });
  assert.equal(response.status, 200);
  return response.json();
}

const row = (page, text) => page.getByRole("row").filter({ hasText: text });

test("the Basic plan is told, with the way out, which is a plan that has the API", async () => {
  const page = await opened("", "Support cases");
  await page.getByText("The Basic plan does not have this").waitFor();
  await isForEveryone(page);
  await page.getByRole("link", { name: "See the plans" }).click();
  await heading(page, "Support plan");
  await isForEveryone(page);
  await page.getByRole("radio", { name: /^Business Support\+/ }).check();
  await press(page, "Change plan");
  await page.getByText("The plan holds from now on.").waitFor();
  await page.getByRole("link", { name: "Support", exact: true }).first().click();
  await page.getByText("No open cases.").waitFor();
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});

test("a case with an attachment is created, answered, replied to and resolved", async () => {
  const page = await opened("/cases/new", "Create a case");
  await press(page, "Create the case");
  await page.getByText("A service is needed.").waitFor();
  await isForEveryone(page);
  await choose(page, /^Service/, "Billing");
  await page.getByRole("button", { name: /^Category/ }).click();
  await page.getByRole("option").first().click();
  await fill(page, { Subject: "An odd bill", Description: "Please explain." });
  await page.locator("input[type=file]").setInputFiles(LOG);
  await press(page, "Create the case");
  await page.getByRole("link", { name: "An odd bill" }).click();
  await heading(page, "An odd bill");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, "Save the attachment a.log"),
  ]);
  assert.equal(await readFile(await download.path(), "utf8"), "what happened\n");
  await isForEveryone(page);

  const caseId = await answered(page, "Which bill?");
  assert.match(caseId, /^case-/);
  await page.getByText("Which bill?").waitFor();
  await page.getByText("Waits for you").waitFor();
  await field(page, "Your reply").fill("The last one.");
  await press(page, "Send");
  await page.getByText("Sent.").waitFor();
  await page.getByText("The last one.").waitFor();
  await press(page, "Resolve the case");
  await page.getByRole("dialog").getByRole("button", { name: "Resolve", exact: true }).click();
  await page.getByText("The case is resolved. A reply opens it again.").waitFor();

  await page.goto(`${BASE}/console/support`);
  await page.getByText("No open cases.").waitFor();
  await page.getByText("Resolved ones too").click();
  await row(page, "An odd bill").getByText("Resolved").waitFor();
  assert.deepEqual(page.faults, []);
});

/** AWS's part, which the operator of a plane plays. */
async function answered(page, body) {
  const session = await askAsPage(page, "get-session");
  const { cases } = await operator(`cases?account=${session.accountId}`);
  const id = cases[0].case;
  await operator(`cases/${id}/communications`, { body, status: "pending-customer-action" });
  await page.reload();
  return id;
}

test("Trusted Advisor says what is to be done first, and checks again", async () => {
  const page = await opened("/advisor", "Trusted Advisor");
  await row(page, "MFA on Root Account").getByText("Action recommended").waitFor();
  await isForEveryone(page);
  await press(page, "Check again");
  await page
    .getByRole("button", { name: "Check again" })
    .and(page.locator(":not([aria-disabled=true])"))
    .waitFor();
  await page.getByRole("link", { name: "MFA on Root Account" }).click();
  await heading(page, "MFA on Root Account");
  await page.getByText("1 of 1 flagged").waitFor();
  await isForEveryone(page);
  assert.deepEqual(page.faults, []);
});
