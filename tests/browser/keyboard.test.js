import assert from "node:assert/strict";
import { test } from "node:test";
import { madeAccount } from "./support/account.js";
import { programOf } from "./support/aws.js";
import { BASE, heading, useBrowser } from "./support/browser.js";
import { newestCode } from "./support/codes.js";

const EMAIL = "keys@example.com";
const PASSWORD = "Correct-Horse-9";
const TABS_MAX = 60;
const browser = useBrowser();

const key = (page, ...names) =>
  names.reduce((done, name) => done.then(() => page.keyboard.press(name)), Promise.resolve());
const type = (page, text) => page.keyboard.type(text);
const focused = (page) => page.locator(":focus");

/** Presses Tab until `target` has the focus, which must then be seen. */
async function tabTo(page, target, way = "Tab") {
  for (let presses = 0; presses < TABS_MAX; ++presses) {
    if (await target.evaluate((element) => element === document.activeElement)) return isSeen(page);
    await key(page, way);
  }
  assert.fail(`${target} is not reached with the Tab key`);
}

/** That the page looks otherwise with the focus where it is than without. */
async function isSeen(page) {
  const at = await focused(page).evaluateHandle((element) => element);
  const withFocus = await page.screenshot({ animations: "disabled" });
  await at.evaluate((element) => element.blur());
  const without = await page.screenshot({ animations: "disabled" });
  await at.evaluate((element) => element.focus());
  assert.ok(
    !withFocus.equals(without),
    `nothing shows the focus of ${await at.evaluate((e) => e.outerHTML)}`,
  );
}

const hasFocus = (target) => target.and(target.page().locator(":focus")).waitFor();
const textbox = (page, name) => page.getByLabel(name, { exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const title = (page, name) => page.getByRole("heading", { name, exact: true, level: 1 });

test("the sign-up's first pages are gone through by keyboard alone", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signup`);
  await heading(page, "Sign up for AWS");
  await tabTo(page, page.getByRole("link", { name: "To the content" }));
  await key(page, "Enter");
  await tabTo(page, textbox(page, "Root user e-mail address"));
  await key(page, "Enter");
  await page.getByText("An e-mail address is needed.").waitFor();
  await hasFocus(textbox(page, "Root user e-mail address"));
  await type(page, "typed@example.com");
  await key(page, "Enter");
  await hasFocus(textbox(page, "AWS account name"));
  await type(page, "typed");
  await key(page, "Enter");
  await hasFocus(textbox(page, "Verification code"));
  await type(page, "12345");
  await key(page, "Enter");
  await page.getByText("A code has six digits.").waitFor();
  await hasFocus(textbox(page, "Verification code"));
  await key(page, "ControlOrMeta+A");
  await type(page, await newestCode(page, "mail"));
  await key(page, "Enter");
  await hasFocus(textbox(page, "Root user password"));
  await type(page, PASSWORD);
  await tabTo(page, textbox(page, "Root user password, again"));
  await type(page, PASSWORD);
  await key(page, "Enter");
  await hasFocus(title(page, "Choose your account plan"));
  await tabTo(page, page.getByRole("radio", { name: /^Paid/ }));
  await key(page, "Space");
  await tabTo(page, button(page, "Continue"));
  await key(page, "Enter");
  await hasFocus(title(page, "Contact information"));
  await tabTo(page, button(page, "Back"));
  await key(page, "Enter");
  await hasFocus(title(page, "Choose your account plan"));
  assert.ok(await page.getByRole("radio", { name: /^Paid/ }).isChecked());
  assert.deepEqual(page.faults, []);
});

test("sign-in and a page of the console with its menu, dialog and table, by keyboard alone", async () => {
  await madeAccount(EMAIL, PASSWORD);
  const root = await programOf(EMAIL, PASSWORD);
  for (const UserName of ["ada", "grace"]) root("iam", "create_user", { UserName });
  const page = await browser.open();
  await page.goto(`${BASE}/signin?to=/console/iam/account`);
  await tabTo(page, textbox(page, "Root user e-mail address"));
  await type(page, EMAIL);
  await key(page, "Enter");
  await hasFocus(textbox(page, "Password"));
  await type(page, PASSWORD);
  await key(page, "Enter");
  await hasFocus(title(page, "Add a second factor"));
  await tabTo(page, button(page, "Remind me later"));
  await key(page, "Enter");
  await heading(page, "Account settings");

  const alias = button(page, "Create an alias");
  await alias.waitFor();
  await tabTo(page, page.getByRole("link", { name: "To the content" }));
  await key(page, "Enter");
  await tabTo(page, alias);
  await key(page, "Enter");
  await hasFocus(textbox(page, "Alias"));
  await key(page, "Shift+Tab", "Shift+Tab", "Shift+Tab");
  assert.ok(
    await focused(page).evaluate((element) => element.closest("[role=dialog]") !== null),
    "it left the dialog",
  );
  await key(page, "Escape");
  await hasFocus(alias);
  await key(page, "Enter");
  await hasFocus(textbox(page, "Alias"));
  await type(page, "-corp");
  await key(page, "Enter");
  await page.getByText(/No hyphen at the beginning/).waitFor();
  await hasFocus(textbox(page, "Alias"));
  await key(page, "ControlOrMeta+A");
  await type(page, "keys-corp");
  await key(page, "Enter");
  await page.getByText("The alias is keys-corp.").waitFor();
  await hasFocus(button(page, "Change the alias"));

  await tabTo(page, button(page, "Set a policy"));
  await key(page, "Enter");
  await hasFocus(textbox(page, "Minimum length"));
  await key(page, "Enter");
  await page.getByText("The password policy is saved.").waitFor();
  await hasFocus(button(page, "Edit the policy"));

  const who = page.getByRole("button", { name: /^Root user/ }).first();
  await tabTo(page, who, "Shift+Tab");
  await key(page, "Enter", "ArrowDown", "Escape");
  await hasFocus(who);
  await key(page, "Enter");
  await page.getByRole("menuitem", { name: "Account", exact: true }).waitFor();
  await key(page, "Escape");

  await tabTo(page, page.getByRole("link", { name: "Users", exact: true }).first());
  await key(page, "Enter");
  await hasFocus(title(page, "Users"));
  const byName = page.getByRole("button", { name: /^Name/ });
  await byName.waitFor();
  await tabTo(page, byName);
  for (const [order, first] of [
    ["ascending", "ada"],
    ["descending", "grace"],
  ]) {
    await key(page, "Enter");
    await page
      .getByRole("columnheader", { name: /^Name/ })
      .and(page.locator(`[aria-sort=${order}]`))
      .waitFor();
    await page.getByRole("row").nth(1).getByRole("link", { name: first }).waitFor();
  }
  await hasFocus(byName);
  assert.deepEqual(page.faults, []);
});
