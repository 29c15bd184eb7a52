import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("../../../console/src/", import.meta.url));

/**
 * The addresses of all pages as the console's own sources declare them: `/console/iam/users/of/:name`. A page
 * that is added is in it, and a declaration that is not understood ends the program.
 */
export function declaredPages() {
  const file = join(SOURCES, "routes.tsx");
  const outside = [...read(file).matchAll(/page\("([^"]*)", \(\) => import\("([^"]*)"\)\)/g)];
  const pages = outside
    .filter(([, path]) => path !== "/console" && path !== "*")
    .flatMap(([, path, source]) => routesOf(join(SOURCES, source), prefixOf(path)));
  return [...pages, ...areaPages(), "/*"];
}

function areaPages() {
  const folder = join(SOURCES, "areas");
  const names = [...read(join(folder, "index.ts")).matchAll(/from "\.\/(\w+)\/area"/g)].map(
    ([, name]) => name,
  );
  return names.flatMap((name) => {
    const area = read(join(folder, name, "area.ts"));
    const [, path] = area.match(/^ {2}path: "([^"]*)"/m);
    const [, source] = area.match(/import\("([^"]*)"\)/);
    return routesOf(join(folder, name, source), path === "" ? "/console" : `/console/${path}`);
  });
}

/** A component's own routes below `prefix`, and those of the components that it hands an address on to. */
function routesOf(module, prefix) {
  const file = [`${module}.tsx`, module].find(existsSync);
  const text = read(file);
  if (!text.includes("<Routes>")) return [prefix || "/"];
  const sources = new Map(
    [...text.matchAll(/const (\w+) = lazy\(\(\) => import\("([^"]*)"\)\)/g)].map(([, name, from]) => [
      name,
      from,
    ]),
  );
  const declared = [...text.matchAll(/<Route\s+(?:path="([^"]*)"|index)\s+element=\{(?:<(\w+))?/g)];
  const all = text.match(/<Route\s(?!\s*element=)/g) ?? [];
  if (all.length !== declared.length) throw new Error(`${file}: not every <Route> is understood`);
  return declared.flatMap(([, path = "", component]) => {
    if (path === "*") return [];
    const address = path === "" ? prefix : `${prefix}/${prefixOf(path)}`;
    const source = sources.get(component);
    return path.endsWith("/*") ? routesOf(join(dirname(file), source), address) : [address];
  });
}

const read = (file) => readFileSync(file, "utf8");
const prefixOf = (path) => path.replace(/\/?\*$/, "").replace(/^\/$/, "");

/** The declared page that an address shows: the one with the most fixed words, as the router has it. */
export function pageOf(pages, pathname) {
  const fitting = pages.filter((page) => patternOf(page).test(pathname));
  return fitting.sort((a, b) => parameters(a) - parameters(b))[0];
}

export const isFixed = (page) => !/[:*]/.test(page);
const parameters = (page) => page.split(/[:*]/).length;
const patternOf = (page) => new RegExp(`^${page.replace(/:\w+/g, "[^/]+").replace("*", ".*")}/?$`);
