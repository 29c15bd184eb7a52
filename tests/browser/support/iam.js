import { signInAsUser } from "./account.js";
import { BASE, heading } from "./browser.js";

// What stories about IAM's pages do again and again.

export async function openPage(page, path, title) {
  await page.goto(`${BASE}/console/iam${path}`);
  await heading(page, title);
}

/** The seed's administrator at one of IAM's pages, in a window of its own. */
export async function administratorIn(browser, path, title) {
  const page = await browser.open();
  await signInAsUser(page, "admin", "Rehearsal-Admin-1");
  await heading(page, "Getting started");
  await openPage(page, path, title);
  return page;
}

export const dialogOf = (page) => page.getByRole("dialog");
export const said = (page, words) => page.getByText(words).first().waitFor();
export const openTab = (page, name) => page.getByRole("tab", { name, exact: true }).click();

/** From a list that closes by itself. */
export async function pickOne(page, label, option) {
  await page.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  await page.keyboard.type(option);
  await page
    .getByRole("option", { name: new RegExp(`^${option}( |$)`) })
    .first()
    .click();
}

/** From a list of several, which closes with Escape. */
export async function pick(page, label, option) {
  await pickOne(page, label, option);
  await page.keyboard.press("Escape");
}
