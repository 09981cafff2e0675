/** The house rules that no tool checks: which folder may import which, and how long a file may be. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const LONGEST_FILE = 200;
/** Each may import from those behind it; `features` may not import one another. */
const ORDER = ["app", "features", "ui", "api", "i18n", "spans"];
const FREE = new Set(["testing", "styles"]);

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
  .map((file) => file.replaceAll("\\", "/"));

function importsOf(file: string): string[] {
  const source = readFileSync(join("src", file), "utf8");
  const found = source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found].map((match) => normalize(join(dirname(file), match[1] ?? "")));
}

/** Whether the house allows it. */
function allowed(from: string, to: string): boolean {
  const [fromLayer = "", fromFeature] = from.split("/");
  const [toLayer = "", toFeature] = to.split("/");
  if (FREE.has(fromLayer) || fromLayer === "main.tsx" || /\.(css|json)$/.test(to)) return true;
  if (/\.test\.tsx?$/.test(from) && toLayer === "testing") return true;
  if (fromLayer === toLayer) return fromLayer !== "features" || fromFeature === toFeature;
  if (fromLayer === "spans") return false;
  return ORDER.indexOf(fromLayer) < ORDER.indexOf(toLayer);
}

const edges = files.flatMap((from) => importsOf(from).map((to) => ({ from, to })));

test("there is something to check", () => {
  expect(edges.length).toBeGreaterThan(200);
});

test("imports go downwards, and no feature knows another", () => {
  expect(edges.filter(({ from, to }) => !allowed(from, to))).toEqual([]);
});

test.each([
  ["features/documents/api.ts", "features/imports/api.ts"],
  ["ui/Button.tsx", "features/imports/api.ts"],
  ["spans/span.ts", "i18n/en.ts"],
  ["api/client.ts", "ui/Button.tsx"],
])("%s must not import %s", (from, to) => {
  expect(allowed(from, to)).toBe(false);
});

test(`no file has more than ${LONGEST_FILE} lines`, () => {
  const long = files.filter((file) => readFileSync(join("src", file), "utf8").split("\n").length > LONGEST_FILE + 1);
  expect(long).toEqual([]);
});

test("every file says in its first line what it is for", () => {
  const silent = files.filter(
    (file) =>
      !readFileSync(join("src", file), "utf8")
        .replace(/^\/\/ @vitest-.*\n+/, "")
        .startsWith("/**"),
  );
  expect(silent).toEqual([]);
});
