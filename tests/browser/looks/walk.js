import { settle } from "./album.js";
import { explore } from "./dialogs.js";
import { isFixed, pageOf } from "./routes.js";
import { BASE } from "../support/browser.js";

/**
 * Visits the console's declared pages as a person who is signed in: first those whose address is known, then
 * what their links and tabs lead to. Answers the declared pages that it has seen.
 */
export async function walk(page, { person, pages, album, only, where = /^/, dialogs, fixedOnly }) {
  const seen = new Set();
  const links = new Set();
  const isWanted = (declared) => where.test(declared) && declared.includes(only);
  const wanted = pages.filter((declared) => declared.startsWith("/console") && isWanted(declared));
  const look = async (declared, address) => {
    const name = `${person} ${declared}`;
    await page.goto(BASE + address);
    await settle(page);
    const shown = new URL(page.url()).pathname;
    if (shown !== address) album.tell(name, "led elsewhere", `${address} led to ${shown}`);
    else seen.add(declared);
    await album.page(page, name, { anew: true });
    for (const href of await page.locator("main a[href^='/console']").evaluateAll(hrefs)) links.add(href);
    await visitTabs(page, { name, pages, album, seen });
    if (dialogs) await explore(page, { name, address, album });
  };
  // Where one page stops, the others are looked at all the same.
  const visit = (declared, address) =>
    look(declared, address).catch((error) => album.tell(`${person} ${declared}`, "stopped", String(error)));
  for (const declared of wanted.filter(isFixed)) await visit(declared, declared);
  if (fixedOnly) return seen;
  for (let found = true; found;) {
    found = false;
    for (const declared of wanted.filter((each) => !seen.has(each))) {
      const address = richest([...links].filter((link) => pageOf(pages, link) === declared));
      if (address === undefined) continue;
      found = true;
      await visit(declared, address);
      seen.add(declared); // also where it led elsewhere, or it would be visited for ever
    }
  }
  return seen;
}

async function visitTabs(page, { name, pages, album, seen }) {
  const tabs = page.getByRole("tab");
  for (let index = 0; index < (await tabs.count()); ++index) {
    const tab = tabs.nth(index);
    const label = await tab.innerText();
    if ((await tab.getAttribute("aria-selected")) === "true") continue;
    await tab.click();
    await settle(page);
    seen.add(pageOf(pages, new URL(page.url()).pathname));
    await album.page(page, `${name}, ${label}`);
  }
}

const hrefs = (anchors) => anchors.map((anchor) => new URL(anchor.href).pathname);

/** Of the pages of one kind, those of the company's main figures show most. */
const MAIN = /ada\.lovelace|finance|SERVICE_CONTROL|spelling|\/ou-|All%20of/;
const richest = (addresses) => addresses.find((address) => MAIN.test(address)) ?? addresses[0];
