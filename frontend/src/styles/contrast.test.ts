/** Every pair of colours that meets on a screen is readable, in both themes. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HUES } from "../ui/hue";

const css = readFileSync("src/styles/tokens.css", "utf8");

/** WCAG 2.2: text, and the edges of controls and of the focus ring. */
const TEXT = 4.5;
const EDGE = 3;

function tokensOf(theme: "light" | "dark"): Map<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SHEETS = ["paper", "surface", "hover"];

const TEXT_PAIRS: [string, string][] = [
  ...["ink", "ink-2", "ink-3", "accent", "danger", "good"].flatMap((ink) =>
    SHEETS.map((sheet): [string, string] => [ink, sheet]),
  ),
  ...["ink", "ink-2", "ink-3"].map((ink): [string, string] => [ink, "sunken"]),
  ...["accent", "danger", "warn", "good"].map((ink): [string, string] => [ink, `${ink}-soft`]),
  ...["ink", "ink-2", "ink-3"].map((ink): [string, string] => [ink, "accent-soft"]),
  ["ink-2", "good-soft"],
  ["ink-2", "danger-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-danger", "danger"],
  ["on-danger", "danger-strong"],
  ["on-match", "match"],
  ["paper", "ink"],
  ...HUES.flatMap((hue): [string, string][] => [
    ["on-hue", hue],
    ["ink", `${hue}-tint`],
    [hue, `${hue}-tint`],
    [hue, "surface"],
  ]),
];

const EDGE_PAIRS: [string, string][] = [
  ...SHEETS.flatMap((sheet): [string, string][] => [
    ["line-control", sheet],
    ["focus", sheet],
  ]),
  ["surface", "line-control"],
];

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => {
    const value = tokens.get(name);
    if (!value) throw new Error(`no token --${name}`);
    return value;
  };

  test.each(TEXT_PAIRS)("%s is readable on %s", (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(EDGE_PAIRS)("%s can be told from %s", (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(EDGE);
  });
});

test("black on white is known to have a contrast of 21", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});
