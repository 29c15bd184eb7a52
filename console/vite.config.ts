import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { fontsInFiles } from "./tools/fonts_in_files";
import { wordsInUse } from "./tools/words_in_use";

// `npm run dev` takes everything but the pages from a plane that runs already.
const plane = process.env.GROUNDWORK ?? "http://127.0.0.1:4566";

export default defineConfig({
  base: "/pages/",
  plugins: [react(), fontsInFiles(), wordsInUse("src")],
  build: {
    target: "es2022",
    // A data: address would need a wider Content-Security-Policy than pages are served with.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      "^/.*": {
        target: plane,
        // AWS's APIs, the portal and the operator are called with POST; a page and its parts come with GET.
        bypass: (request) => (request.method === "GET" ? pageFor(request.url ?? "/") : undefined),
      },
    },
  },
});

/** Every page is the same document; Vite serves its own modules below the base. */
function pageFor(url: string): string {
  return url.startsWith("/pages/") ? url : "/pages/index.html";
}
