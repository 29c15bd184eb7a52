import type { Plugin } from "vite";

const INLINE_FONT = /data:font\/woff2;base64,([A-Za-z0-9+/=]+)/g;

/**
 * Cloudscape's style sheet carries its font as data: addresses. As files they are fetched once, only where
 * they are used, and the Content-Security-Policy need not allow data: for fonts.
 */
export function fontsInFiles(): Plugin {
  let base = "/";
  return {
    name: "fonts-in-files",
    enforce: "post",
    apply: "build",
    configResolved(config) {
      base = config.base;
    },
    generateBundle(_, bundle) {
      for (const sheet of Object.values(bundle)) {
        if (sheet.type !== "asset" || !sheet.fileName.endsWith(".css")) continue;
        sheet.source = sheet.source.toString().replace(INLINE_FONT, (_match, font: string) => {
          const source = Buffer.from(font, "base64");
          return base + this.getFileName(this.emitFile({ type: "asset", name: "font.woff2", source }));
        });
      }
    },
  };
}
