import type { Plugin } from "vite";

const INLINE_FONT = /url\(["']?data:font\/woff2;base64,([A-Za-z0-9+/=]+)["']?\)/g;

/**
 * Cloudscape's style sheet carries its font as data: addresses. As files they are fetched once, only where
 * they are used, and the Content-Security-Policy need not allow data: for fonts.
 */
export function fontsInFiles(): Plugin {
  return {
    name: "fonts-in-files",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith(".css") || !code.includes("data:font/woff2")) return undefined;
      return code.replace(INLINE_FONT, (_, font: string) => {
        const file = this.emitFile({
          type: "asset",
          name: "font.woff2",
          source: Buffer.from(font, "base64"),
        });
        return `url(__VITE_ASSET__${file}__)`;
      });
    },
  };
}
