/** The cases that Vitest shares with pytest, typed. For tests only. */

import raw from "../../../fixtures/spans/vectors.json";
import type { Span } from "./span";

type Row = [start: number, end: number, type: string];

interface Vectors {
  offsets: {
    name: string;
    text: string;
    code_points: number;
    utf16: number;
    pairs: [number, number][];
    slices: Row[];
  }[];
  relations: {
    name: string;
    a: [number, number];
    b: [number, number];
    shared: number;
    overlaps: boolean;
    a_contains_b: boolean;
    b_contains_a: boolean;
  }[];
  first_overlaps: { name: string; spans: Row[]; overlap: [number, number] | null }[];
  layers: { name: string; spans: Row[]; layers: number[][] }[];
  alignments: { name: string; left: Row[]; right: Row[]; pairs: [number | null, number | null][] }[];
  segments: { name: string; text: string; spans: Row[]; segments: [number, number, string, number[]][] }[];
}

export const vectors = raw as unknown as Vectors;

export function spansOf(rows: readonly Row[]): Span[] {
  return rows.map(([start, end, type]) => ({ start, end, type }));
}
