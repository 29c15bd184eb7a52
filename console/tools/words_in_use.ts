import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Components with many words that no other component draws within itself. */
const BIG = [
  "annotation-context",
  "code-editor",
  "collection-preferences",
  "date-range-picker",
  "flashbar",
  "prompt-input",
  "property-filter",
  "s3-resource-selector",
  "split-panel",
  "tag-editor",
  "tutorial-panel",
  "wizard",
];

/** Cloudscape's words come for all components at once. Leaves out those of big ones that no page uses. */
export function wordsInUse(source: string): Plugin {
  let unused: string[] = [];
  return {
    name: "words-in-use",
    enforce: "pre",
    apply: "build",
    buildStart() {
      const texts = readdirSync(source, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(join(source, file), "utf8"));
      unused = BIG.filter((name) =>
        texts.every((text) => !text.includes(`@cloudscape-design/components/${name}"`)),
      );
    },
    transform(code, id) {
      if (!id.endsWith("/i18n/messages/all.en.js")) return undefined;
      const words = JSON.parse(code.slice(code.indexOf("{"), code.lastIndexOf("}") + 1)) as Words;
      for (const name of unused) delete words["cloudscape-design-components"].en[name];
      return { code: `export default ${JSON.stringify(words)}`, map: null };
    },
  };
}

interface Words {
  "cloudscape-design-components": { en: Record<string, unknown> };
}
