import { defineConfig } from "vitest/config";

export default defineConfig({ test: { setupFiles: "tools/browser_globals.ts" } });
