import { settle } from "./album.js";
import { BASE } from "../support/browser.js";

const READS = /^(get|list|describe|simulate|search)/i;
const BUTTONS_MAX = 14;

/** Every button of the page is pressed once, on a page on which nothing can be changed. */
export async function explore(page, { name, address, album }) {
  await page.route("**/*", changesNothing);
  try {
    for (const label of await buttonsOf(page)) {
      await page.goto(BASE + address);
      await settle(page);
      await press(page, label, `${name}: ${label}`, album);
    }
  } finally {
    await page.unroute("**/*", changesNothing);
    page.told.splice(0); // of requests that were not let through
  }
}

async function buttonsOf(page) {
  const labels = await page
    .locator("main button:not([disabled], [aria-disabled=true])")
    .evaluateAll((all) =>
      all
        .filter((button) => button.checkVisibility() && button.role !== "tab")
        .map((button) => button.getAttribute("aria-label") ?? button.innerText.trim()),
    );
  // Of “Delete ada” and “Delete grace” one is enough.
  const kinds = new Map(labels.filter(Boolean).map((label) => [label.split(/[\s:]/)[0], label]));
  return [...kinds.values()].slice(0, BUTTONS_MAX);
}

/** What a press opens, or what the page says where a form is sent with nothing in it. */
async function press(page, label, name, album) {
  const button = page.getByRole("main").getByRole("button", { name: label, exact: true }).first();
  if (!(await button.isVisible())) return;
  await button.click();
  const opened = page.locator("[role=dialog]:visible, [aria-invalid=true]").first();
  const shows = await opened.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
  if (shows) await album.dialog(page, name);
}

async function changesNothing(route) {
  const request = route.request();
  const isRead = request.method() === "GET" || READS.test(operationOf(request));
  return isRead ? route.continue() : route.abort();
}

function operationOf(request) {
  const target = request.headers()["x-amz-target"];
  if (target !== undefined) return target.split(".").at(-1);
  const action = /^Action=(\w+)|&Action=(\w+)/.exec(request.postData() ?? "");
  return action?.[1] ?? action?.[2] ?? new URL(request.url()).pathname.split("/").at(-1);
}
