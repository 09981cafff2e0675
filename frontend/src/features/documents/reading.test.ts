/** What the screen makes of a document: spans with their words, headings, counts. */
import { expect, test } from "vitest";
import { Text } from "../../spans/codePoints";
import { DOCUMENT, PROJECT } from "../../testing/world";
import { confidenceOf, countBySection, headingsOf, readSpans } from "./reading";

const text = new Text(DOCUMENT.text);
const reading = DOCUMENT.sets[0];
if (!reading) throw new Error("the world has a reading");
const spans = readSpans(text, reading, PROJECT.entity_types, "zh-CN");

test("spans say their words and types, also behind a character outside the BMP", () => {
  expect(spans.map(({ words, typeName, certainty }) => [words, typeName, certainty])).toEqual([
    ["𬌗面痛", "症状", "decided"],
    ["龋病", "疾病", "doubtful"],
  ]);
});

test("rejected spans are not shown, and an unknown type does not break the page", () => {
  const [first] = reading.spans;
  if (!first) throw new Error("the reading has spans");
  const changed = [
    { ...first, status: "REJECTED" as const },
    { ...first, id: "x", type_id: 99 },
  ];
  const shown = readSpans(text, { ...reading, spans: changed }, PROJECT.entity_types, "zh-CN");
  expect(shown.map(({ id, badge }) => [id, badge])).toEqual([["x", "?"]]);
});

test("a heading ends with its colon", () => {
  const headings = headingsOf(text, DOCUMENT.outline, spans);
  expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(["主诉：", "诊断："]);
});

test("a heading on its own line is the line", () => {
  const note = new Text("现病史\n患者腹痛。");
  const outline = [{ code: "PRESENT_ILLNESS", title: "现病史", start: 0, end: 9 }];
  expect(headingsOf(note, outline, [])).toEqual([{ start: 0, end: 3 }]);
});

test("a heading that an entity overlaps gives way", () => {
  expect(headingsOf(text, DOCUMENT.outline, [{ start: 0, end: 2 }])).toHaveLength(1);
});

test("each section counts the entities that begin in it", () => {
  expect([...countBySection(DOCUMENT.outline, spans)]).toEqual([
    [0, 1],
    [10, 1],
  ]);
});

test.each([
  [0.8, "high"],
  [0.79, "medium"],
  [0.5, "medium"],
  [0.49, "low"],
] as const)("a score of %d is %s", (score, confidence) => {
  expect(confidenceOf(score)).toBe(confidence);
});
