import assert from "node:assert/strict";
import { before, test } from "node:test";
import { madeAccount } from "./support/account.js";
import { BASE, field, heading, isForEveryone, press, useBrowser } from "./support/browser.js";

const browser = useBrowser();
before(() => madeAccount("root@example.com", "Correct-Horse-9"));

// What a proxy passes on comes from another machine, as far as the plane can know.
const ELSEWHERE = { extraHTTPHeaders: { "x-forwarded-for": "192.0.2.9" } };

for (const [path, title] of [
  ["mail", "Mailbox"],
  ["phone", "Phone"],
]) {
  test(`on another machine /${path} opens with the operator's token, and forgets it`, async () => {
    const page = await browser.open(ELSEWHERE);
    await page.goto(`${BASE}/${path}`);
    await heading(page, title);
    await heading(page, "The operator's token");
    await isForEveryone(page);
    const code = page.getByRole("button", { name: /^Copy code/ }).first();
    await field(page, "Token").fill("a-token-of-somebody-else");
    await press(page, "Open");
    await page.getByText(/^AccessDenied/).waitFor();
    assert.equal(await code.count(), 0);
    await field(page, "Token").fill(process.env.GROUNDWORK_OPERATOR_TOKEN);
    await press(page, "Open");
    await (
      path === "mail" ? page.getByRole("navigation", { name: "Mails" }).getByRole("link").first() : code
    ).waitFor();
    await page.reload();
    await heading(page, "The operator's token");
    assert.deepEqual(page.faults, []);
  });
}
