// Run by interactive.py, which starts the plane and prints what this answers.
import { createRequire } from "node:module";
import { signInWithoutMfa } from "../tests/browser/support/account.js";
import { BASE, heading } from "../tests/browser/support/browser.js";

const require = createRequire(new URL("../tests/browser/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const PAGES = {
  "a field without a script": { address: "/plain", first: "input" },
  "sign-in": { address: "/signin", first: "input[name]" },
  "sign-up": { address: "/signup", first: "input[name]" },
  "console, first page": { address: "/console", first: "main h1, main a", isSignedIn: true },
};
const PLAIN = '<!doctype html><title>Plain</title><label>Name <input name="name"></label>';
const QUIET_MS = 300;

/**
 * In the page: the moment from which its first control can be used. It is drawn, can have the focus, and no
 * task of 50 ms or more, which would keep a key press waiting, comes within QUIET_MS.
 */
function watch({ first, quietMs }) {
  let usable,
    busyUntil = 0;
  const isUsable = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
  const note = (tasks) => {
    for (const { startTime, duration } of tasks) busyUntil = Math.max(busyUntil, startTime + duration);
  };
  const tasks = new PerformanceObserver((list) => note(list.getEntries()));
  tasks.observe({ type: "longtask", buffered: true });
  window.usableAt = new Promise((resolve) => {
    const look = () => {
      note(tasks.takeRecords());
      if (usable === undefined && [...document.querySelectorAll(first)].some(isUsable)) {
        usable = performance.now();
      }
      const at = Math.max(usable ?? Infinity, busyUntil);
      if (performance.now() > at + quietMs) resolve(at);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** One visit with a cache of its own, of whoever has these cookies. */
async function visit(browser, { address, first }, storageState) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, storageState });
  const page = await context.newPage();
  await page.route("**/plain", (route) => route.fulfill({ contentType: "text/html", body: PLAIN }));
  await page.addInitScript(watch, { first, quietMs: QUIET_MS });
  const debug = await context.newCDPSession(page);
  await debug.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await debug.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ThreadTime").value * 1000;
  };
  const before = await spent();
  await page.goto(BASE + address, { waitUntil: "commit" });
  const usable_ms = await page.evaluate(() => window.usableAt);
  const processor_ms = (await spent()) - before;
  await context.close();
  return { usable_ms, processor_ms };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const signedIn = await browser.newPage();
await signInWithoutMfa(signedIn, "aws+management@example.com", "Rehearsal-Root-1");
await heading(signedIn, "Getting started");
const cookies = await signedIn.context().storageState();
await signedIn.close();

const results = {};
for (let round = 0; round <= Number(process.argv[2]); ++round) {
  for (const [name, page] of Object.entries(PAGES)) {
    const run = await visit(browser, page, page.isSignedIn ? cookies : undefined);
    if (round > 0) (results[name] ??= []).push(run); // the first round warms the machine up
  }
}
await browser.close();
console.log(JSON.stringify(results));
