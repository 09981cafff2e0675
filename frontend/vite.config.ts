/** How the front end is built, served to developers and tested. */
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const backend = process.env.ZHENBIAO_WEB ?? "http://127.0.0.1:8300";

export default defineConfig({
  plugins: [react(), { ...optimizeLocales.vite({ locales: ["zh-CN", "en-US"] }), enforce: "pre" }],
  // Django replaces the placeholder by the nonce of each answer; React Aria reads it from the meta element.
  html: { cspNonce: "__CSP_NONCE__" },
  server: { port: 5300, proxy: { "/api": backend } },
  build: {
    // The oldest browsers met in hospitals: the last Chromium for Windows 7 and its contemporaries.
    target: ["chrome109", "firefox115", "safari16"],
    // A data: address would be refused by our own Content-Security-Policy.
    assetsInlineLimit: 0,
  },
  test: {
    testTimeout: 30_000,
    maxWorkers: 2,
    // Screens need a browser's objects; what is pure is tested without paying for them.
    projects: [
      { extends: true, test: { name: "pure", environment: "node", include: ["src/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "screens",
          environment: "jsdom",
          setupFiles: ["src/testing/setup.ts"],
          include: ["src/**/*.test.tsx"],
          css: { modules: { classNameStrategy: "non-scoped" } },
        },
      },
    ],
  },
});
