/** Snapping: what is kept of a sloppy selection. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { extent, recordText } from "./arbitraries";
import { Text } from "./codePoints";
import { snap } from "./snap";

/** `[` and `]` show what was selected; the answer is what is kept. */
function kept(marked: string): string | null {
  const start = [...marked].indexOf("[");
  const end = [...marked].indexOf("]") - 1;
  const text = new Text(marked.replace(/[[\]]/g, ""));
  const extent = snap(text, { start, end });
  return extent && text.slice(extent.start, extent.end);
}

test.each([
  ["a clean selection stays", "患者[右上腹痛]伴恶心", "右上腹痛"],
  ["blanks around", "患者[ \u3000发热\t\n]", "发热"],
  ["CRLF behind", "[发热\r\n]咳嗽", "发热"],
  ["stops around", "头痛[，恶心。]", "恶心"],
  ["blanks and stops mixed", "[ 、；恶心？！… ]", "恶心"],
  ["stops within stay", "[体温38.5℃，脉搏90次/分]", "体温38.5℃，脉搏90次/分"],
  ["signs that belong to a finding stay", "[血氧饱和度95%]", "血氧饱和度95%"],
  ["a positive result keeps its sign", "[HBsAg(+)]。", "HBsAg(+)"],
  ["a pair of brackets stays", "[（左肺）结节]", "（左肺）结节"],
  ["a bracket whose partner was not selected goes", "（[左肺）]结节", "左肺"],
  ["an opening bracket at the end goes", "[结节（]左肺）", "结节"],
  ["a closing bracket at the start goes", "（左肺[）结节（]右肺）", "结节"],
  ["half a quotation goes", "[“消渴]”", "消渴"],
  ["one bracket too many goes", "[（（左肺）]", "（左肺）"],
  ["a line end alone is nothing", "发热[\n]咳嗽", null],
  ["punctuation alone is nothing", "发热[，（。]咳嗽", null],
  ["nothing is nothing", "发热[]", null],
  ["the dental character stays whole", "咬[，𬌗。]", "𬌗"],
  ["a combining accent stays with its letter", "M[e]\u0301nière", "e\u0301"],
  ["a selection that begins with an accent takes its letter", "Me[\u0301nière]病", "e\u0301nière"],
  ["a variation selector stays with its character", "[葛]\udb40\udd00根汤", "葛\udb40\udd00"],
])("%s", (_name, marked, expected) => {
  expect(kept(marked)).toBe(expected);
});

test("snapping again changes nothing", () => {
  fc.assert(
    fc.property(recordText, extent, (value, selected) => {
      const text = new Text(value);
      const once = snap(text, selected);
      if (once) expect(snap(text, once)).toEqual(once);
    }),
  );
});

test("what is kept neither begins nor ends with a blank, a stop or half a character", () => {
  fc.assert(
    fc.property(recordText, extent, (value, selected) => {
      const text = new Text(value);
      const found = snap(text, selected);
      if (found === null) return;
      const piece = text.slice(found.start, found.end);
      expect(piece).toBe(piece.trim().replace(/^，+|，+$/g, ""));
      expect(text.slice(found.end).startsWith("\u0301")).toBe(false);
    }),
  );
});
