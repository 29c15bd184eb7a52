// Says what a page loads before it can be used, compressed, and fails where that is more than its budget.
// usage: budget.mjs [DIST]. Exits with 77, which ctest counts as skipped, where no pages were built.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = 350_000;
const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const out = process.argv[2] ?? join(here, "..", "dist");
const list = join(out, ".vite", "manifest.json");
if (!existsSync(list)) {
  console.log(`No pages were built in ${out}.`);
  process.exit(77);
}
const manifest = JSON.parse(readFileSync(list, "utf8"));
const size = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;

/** The chunk and everything that it imports at once: what a reader waits for. */
function chunksOf(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) chunksOf(imported, seen);
  return seen;
}

/** A page waits for the entry, and then for its own chunk. */
function bytesOf(...keys) {
  const chunks = new Set(keys.flatMap((key) => [...chunksOf(key)]));
  return [...chunks].reduce((sum, key) => sum + size(manifest[key].file), 0);
}

/** A page whose chunk others share is named by the chunk alone. */
const nameOf = (key) => manifest[key].src ?? manifest[key].name ?? key;

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = Object.keys(manifest).find((key) => key.endsWith("shell/ConsoleShell.tsx"));
const pages = Object.keys(manifest).filter(
  (key) => manifest[key].isDynamicEntry && key !== shell && !key.startsWith("node_modules/"),
);

/** What the pages of an area wait for beside their own: which address is which page. */
const routesOf = (key) => {
  const routes = /^src\/areas\/\w+\//.exec(nameOf(key))?.[0] + "routes.tsx";
  return routes in manifest ? [routes] : [];
};

/** Comes when the page stands already: a chart beside its table, a dialog, another tab, more fields. */
const isPart = (key) => /(Chart|Dialog|Modal|Tab|Tags|Policies|Fields)\.tsx$/.test(key);

let tooBig = false;
for (const key of pages.filter((page) => !isPart(page))) {
  const outside = key.startsWith("src/pages/");
  const bytes = outside ? bytesOf(entry, key) : bytesOf(entry, shell, ...routesOf(key), key);
  const over = bytes > BUDGET_BYTES;
  tooBig ||= over;
  const verdict = over ? `  more than ${BUDGET_BYTES / 1000} kB` : "";
  console.log(`${(bytes / 1000).toFixed(0).padStart(5)} kB  ${nameOf(key)}${verdict}`);
}
process.exit(tooBig ? 1 : 0);
