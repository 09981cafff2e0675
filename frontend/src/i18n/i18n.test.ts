/** Both languages say everything, and write numbers and times as their readers do. */
import { describe, expect, test } from "vitest";
import { en } from "./en";
import { formatFor } from "./format";
import { zhCN } from "./zh-CN";

type Tree = { [key: string]: unknown };

/** "common.errors.title" → its sentence; functions are called with a sign for each argument. */
function sentences(tree: Tree, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = `${prefix}${key}`;
    if (typeof value === "string") found.set(path, value);
    else if (typeof value === "function") found.set(path, String(value("①", "②", "③")));
    else for (const [deep, sentence] of sentences(value as Tree, `${path}.`)) found.set(deep, sentence);
  }
  return found;
}

const chinese = sentences(zhCN);
const english = sentences(en);

test("every sentence exists in both languages and none is empty", () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  expect([...chinese, ...english].filter(([, sentence]) => !sentence.trim())).toEqual([]);
});

test("no argument is lost in translation", () => {
  const signs = (sentence: string | undefined) => [...(sentence ?? "")].filter((sign) => "①②③".includes(sign)).sort();
  const lost = [...chinese].filter(([path, sentence]) => signs(sentence).join() !== signs(english.get(path)).join());
  expect(lost.map(([path]) => path)).toEqual([]);
});

function onlyLatin(sentence: string): boolean {
  return /[a-z]/i.test(sentence) && !/\p{Script=Han}/u.test(sentence);
}

test("Chinese sentences are not left in English", () => {
  const names = new Set(["common.switchLanguage", "common.otherLanguage"]);
  expect([...chinese].filter(([path, sentence]) => onlyLatin(sentence) && !names.has(path))).toEqual([]);
});

describe("formats", () => {
  const zh = formatFor("zh-CN", zhCN.common.ago);
  const inEnglish = formatFor("en", en.common.ago);
  const now = Date.parse("2024-05-10T12:00:00Z");
  const before = (milliseconds: number) => new Date(now - milliseconds).toISOString();

  test.each([
    [30_000, "刚刚"],
    [5 * 60_000, "5 分钟前"],
    [3 * 3_600_000, "3 小时前"],
    [2 * 86_400_000, "2 天前"],
    [9 * 86_400_000, "2024/05/01"],
  ])("%d ms ago", (passed, words) => {
    expect(zh.ago(before(passed), now)).toBe(words);
  });

  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1024, "1 KB"],
    [1536, "1.5 KB"],
    [500 * 1024 * 1024, "500 MB"],
    [3 * 1024 ** 3, "3 GB"],
  ])("%d bytes", (bytes, words) => {
    expect(zh.bytes(bytes)).toBe(words);
  });

  test("an English date names its month, so that nobody mistakes it for the day", () => {
    expect(inEnglish.date("2024-11-12T12:00:00Z")).toBe("12 Nov 2024");
  });

  test("a share is never rounded up to all", () => {
    expect(zh.percent(0.999)).toBe("99%");
    expect(zh.percent(0.29)).toBe("29%");
  });
});
