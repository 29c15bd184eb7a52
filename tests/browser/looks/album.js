import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cutTexts, tooWide, wordFaults } from "./faults.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DESKTOP = { width: 1280, height: 900 };
const HEIGHT_MAX = 8000;
const PHONE = { width: 360, height: 740 };

/** Each page is seen in all four; a dialog, which is small, in the two that differ most. */
const LOOKS = [
  {
    look: "desktop-light",
    size: DESKTOP,
    colorScheme: "light",
    ofDialog: true,
  },
  { look: "desktop-dark", size: DESKTOP, colorScheme: "dark" },
  { look: "phone-light", size: PHONE, colorScheme: "light" },
  { look: "phone-dark", size: PHONE, colorScheme: "dark", ofDialog: true },
];

/** Waits until the page has been read: nothing turns any more, and nothing says that it is busy. */
export async function settle(page) {
  await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch(() => {});
  const turns = () => {
    const endless = (animation) => animation.effect?.getTiming().iterations === Infinity;
    return document.querySelector("h1") !== null && !document.getAnimations().some(endless);
  };
  await page.waitForFunction(turns, undefined, { timeout: 10_000 }).catch(() => {});
}

/** In a window as high as the page: `fullPage` changes the width for a moment, and pages answer to it. */
async function takeWhole(page, { width, height }, path) {
  const wanted = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, wanted), HEIGHT_MAX) });
  await page.screenshot({ path, animations: "disabled" });
  await page.setViewportSize({ width, height });
}

/** The pictures of all pages in a folder, and what a program can tell to be wrong with them. */
export class Album {
  pictures = []; // { name, address, looks: [file] }
  faults = []; // { name, look, kind, text }

  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Faults that come while a page is open are told of the picture that is taken next. */
  listen(page) {
    page.told = [];
    page.on("pageerror", (error) => page.told.push(String(error)));
    page.on("console", (message) => {
      // A refusal is an answer that pages show in words.
      const isRefusal = /Failed to load resource.* 4\d\d/.test(message.text());
      if (message.type() === "error" && !isRefusal) page.told.push(message.text());
    });
  }

  /** A page in each look; `anew` where it may be loaded again, as a phone would. */
  async page(page, name, { anew = false } = {}) {
    await this.#take(page, name, LOOKS, anew);
  }

  async dialog(page, name) {
    const looks = LOOKS.filter((look) => look.ofDialog);
    await this.#take(page, name, looks, false);
  }

  async #take(page, name, looks, anew) {
    console.log(name);
    const picture = { name, address: new URL(page.url()).pathname, looks: [] };
    let width = DESKTOP.width;
    for (const { look, size, colorScheme } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      if (anew && size.width !== width) await page.reload();
      width = size.width;
      await settle(page);
      await page.waitForTimeout(250); // colours fade from one theme to the other
      const file = `${fileName(name)}.${look}.png`;
      await takeWhole(page, size, join(this.folder, file));
      picture.looks.push(file);
      await this.#judge(page, name, look);
    }
    this.pictures.push(picture);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(DESKTOP);
    await page.waitForFunction((width) => window.innerWidth === width, DESKTOP.width);
  }

  async #judge(page, name, look) {
    const tell = (kind, texts) => this.faults.push(...texts.map((text) => ({ name, look, kind, text })));
    await page.evaluate(AXE); // evaluated by the debugger, which no policy of the page binds
    const { violations } = await page.evaluate(() => window.axe.run(document));
    tell(
      "axe",
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`),
    );
    tell("too wide", await page.evaluate(tooWide));
    tell("cut text", await page.evaluate(cutTexts));
    tell("words", await page.evaluate(wordFaults));
    tell("error", page.told.splice(0));
  }

  tell(name, kind, text) {
    this.faults.push({ name, look: "", kind, text });
  }

  /** What there is to look at, for a person: index.html; for a program: faults.json. */
  write() {
    const figures = this.pictures.map(({ name, address, looks }) => {
      const images = looks.map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt=""></a>`);
      return `<h2>${name} <small>${address}</small></h2><div>${images.join("")}</div>`;
    });
    const style = "div{display:flex;gap:8px;align-items:start}img{width:360px;border:1px solid gray}";
    writeFileSync(join(this.folder, "index.html"), `<style>${style}</style>${figures.join("\n")}`);
    writeFileSync(join(this.folder, "faults.json"), JSON.stringify(this.faults, undefined, 2));
  }
}

const fileName = (name) => name.replace(/[^\w.]+/g, "-").replace(/^-|-$/g, "");
