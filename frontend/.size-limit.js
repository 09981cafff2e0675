/** First load: whatever index.html names, compressed. */
import { readFileSync } from "node:fs";

const page = readFileSync("dist/index.html", "utf8");
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)];

export default [{ name: "first load", path: named.map((match) => `dist/${match[1]}`), limit: "200 kB", gzip: true }];
