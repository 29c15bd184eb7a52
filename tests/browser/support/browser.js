import assert from "node:assert/strict";
import { X509Certificate, createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before } from "node:test";
import { chromium } from "playwright-core";

export const BASE = process.env.GROUNDWORK_URL;

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What makes Chromium trust the certificate that a plane made itself, as somebody would who takes it into the
 * system's store: a page that was only clicked through to may not use passkeys.
 */
function trustOf(certificate) {
  if (certificate === undefined) return [];
  const { publicKey } = new X509Certificate(readFileSync(certificate));
  const key = createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("base64");
  return [`--ignore-certificate-errors-spki-list=${key}`];
}

/** Sizes and themes that every page is looked at in. */
const LOOKS = [
  { width: 1280, height: 900, colorScheme: "light" },
  { width: 360, height: 740, colorScheme: "dark" },
];

/**
 * A browser for the stories of a file. Whatever the Content-Security-Policy forbids, and every error of a
 * script, fails the story in which it happened. A window is closed with the story that opened it.
 */
export function useBrowser() {
  let browser;
  before(async () => {
    const args = ["--no-sandbox", ...trustOf(process.env.NODE_EXTRA_CA_CERTS)];
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(() => browser.close());
  const tabOf = async (context, site) => {
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    page.faults = [];
    page.on("pageerror", (error) => page.faults.push(String(error)));
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) page.faults.push(message.text());
    });
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== site)
        page.faults.push(`a request left: ${request.url()}`);
    });
    return page;
  };
  return {
    /** A window with cookies of its own, as another person has. Nothing may leave `site`. */
    async open({ site = BASE, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      return tabOf(context, site);
    },
    /** Another tab of the same person. */
    openTab: (page) => tabOf(page.context(), BASE),
  };
}

/** In the page: waits until nothing moves but what never ends. */
async function stillness() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const moving = () =>
    document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
  do {
    await Promise.all(moving().map((each) => each.finished.catch(() => undefined)));
    await frame();
    await frame();
  } while (moving().some((each) => each.playState !== "finished"));
}

/**
 * That the page is for everyone: axe-core finds nothing, light and dark, and nothing is wider than a phone.
 */
export async function isForEveryone(page) {
  for (const { colorScheme, ...size } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await page.evaluate(stillness); // colours fade from one theme to the other, and alerts in
    await page.evaluate(AXE); // evaluated by the debugger, which no policy of the page binds
    const { violations } = await page.evaluate(() => window.axe.run(document));
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
    assert.deepEqual(found, [], `${page.url()} at ${size.width} px, ${colorScheme}`);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(tooWide <= 0, `${page.url()} is ${tooWide} px too wide at ${size.width} px`);
  }
  await page.emulateMedia({ colorScheme: LOOKS[0].colorScheme });
  await page.setViewportSize({ width: LOOKS[0].width, height: LOOKS[0].height });
}

export const field = (page, label) => page.getByLabel(label, { exact: true });
export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const heading = (page, name) => page.getByRole("heading", { name, exact: true }).waitFor();

export async function fill(page, values) {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value);
}

export async function choose(page, label, option) {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** As when a person comes back to the tab. */
export const comeBack = (page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));
