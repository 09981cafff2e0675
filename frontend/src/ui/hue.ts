/** The colour of an entity type as custom properties, for whatever draws it. */
import type { CSSProperties } from "react";
import type { Colour } from "../api/types";

export const HUES: readonly Colour[] = [
  "red",
  "amber",
  "green",
  "blue",
  "violet",
  "teal",
  "magenta",
  "olive",
  "indigo",
  "brown",
  "slate",
  "rose",
];

export function hueStyle(colour: Colour): CSSProperties {
  return { "--hue": `var(--${colour})`, "--hue-tint": `var(--${colour}-tint)` } as CSSProperties;
}
