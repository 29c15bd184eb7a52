// Run by run.py, which starts the plane; README.md tells what it writes.
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { Album } from "./album.js";
import { outside } from "./outside.js";
import { people } from "./people.js";
import { declaredPages } from "./routes.js";
import { walk } from "./walk.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    as: { type: "string", default: "" },
    "no-dialogs": { type: "boolean", default: false },
  },
});
const [folder] = positionals;
const { only, as } = values;
const dialogs = !values["no-dialogs"];
const album = new Album(folder);
const pages = declaredPages();
const seen = new Set();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox"],
});

async function open(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  album.listen(page);
  return page;
}

try {
  for (const { person, signIn, ...which } of people) {
    const comesTo = pages.some((declared) => declared.startsWith("/console") && declared.includes(only));
    if (!comesTo || !person.includes(as)) continue;
    const page = await open();
    await signIn(page);
    const shown = await walk(page, {
      person,
      pages,
      album,
      only,
      dialogs,
      ...which,
    });
    for (const declared of shown) seen.add(declared);
    await page.context().close();
  }
  if (as === "") for (const declared of await outside(open, album, only)) seen.add(declared);
} finally {
  album.write();
  await browser.close();
}

for (const { name, look, kind, text } of album.faults) console.log(`${kind}: ${name} ${look}: ${text}`);
const missed = pages.filter((declared) => declared.includes(only) && !seen.has(declared));
for (const declared of missed) console.log(`not visited: ${declared}`);
console.log(`${album.pictures.length} pages, ${album.faults.length} faults, ${missed.length} not visited`);
process.exitCode = album.faults.length + missed.length > 0 ? 1 : 0;
