/** Every sample shown is what it claims to be. */
import { expect, test } from "vitest";
import { PROJECT } from "../../testing/world";
import { ANNOTATED_SAMPLE, annotatedSampleFor, JSONL_SAMPLE, SAMPLE_TYPES, TXT_SAMPLE, ZIP_SAMPLE } from "./samples";

type Line = { text: string; label?: [number, number, string][] };
const linesOf = (sample: string): Line[] =>
  sample
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

test("each line of the JSONL samples has a text, and no text twice", () => {
  const texts = [...linesOf(JSONL_SAMPLE), ...linesOf(ANNOTATED_SAMPLE)].map(({ text }) => text);
  expect(texts.every((text) => text.length > 5)).toBe(true);
  expect(new Set(texts).size).toBe(texts.length);
});

test("the annotated sample marks whole words", () => {
  const words = linesOf(ANNOTATED_SAMPLE).flatMap(({ text, label = [] }) =>
    label.map(([start, end, type]) => [Array.from(text).slice(start, end).join(""), type]),
  );
  expect(words).toEqual([
    ["头痛", "症状"],
    ["高血压", "疾病"],
    ["发热", "症状"],
    ["胆囊结石", "疾病"],
  ]);
});

test("a project that has these types gets the sample as it is", () => {
  expect(annotatedSampleFor(PROJECT.entity_types)).toBe(ANNOTATED_SAMPLE);
});

test.each([[["疾病和诊断", "症状和体征"]], [["身体部位", "治疗"]], [["手术"]]])(
  "a project with %j gets only types that it has",
  (names) => {
    const types = names.map((name_zh) => ({ name_zh, retired: false }));
    const used = linesOf(annotatedSampleFor(types)).flatMap(({ label = [] }) => label.map(([, , type]) => type));
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  },
);

test("a retired type is not used", () => {
  const types = [...SAMPLE_TYPES.map((name_zh) => ({ name_zh, retired: true })), { name_zh: "药物", retired: false }];
  expect(annotatedSampleFor(types)).not.toMatch(/症状|疾病/);
});

test("text samples begin with a section and end with a line end", () => {
  for (const text of [TXT_SAMPLE, ...ZIP_SAMPLE.map((file) => file.text)])
    expect(text).toMatch(/^[^\n：]{2,4}：.*\n$/s);
});
