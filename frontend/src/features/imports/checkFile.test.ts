/** A file is refused with its name and a way out before it is sent. */
import { expect, test } from "vitest";
import { formatFor } from "../../i18n/format";
import { zhCN } from "../../i18n/zh-CN";
import { objectionTo } from "./checkFile";

const MB = 1024 * 1024;
const format = formatFor("zh-CN", zhCN.common.ago);
const check = (name: string, size: number) => objectionTo({ name, size }, 10 * MB, zhCN.imports, format);

test.each(["a.txt", "b.ZIP", "c.Jsonl", "病历.2024.txt"])("%s is taken", (name) => {
  expect(check(name, 10 * MB)).toBeNull();
});

test.each(["a.docx", "txt", "a.json", "a.txt.exe"])("%s is not a format we read", (name) => {
  expect(check(name, 5)).toContain(`“${name}”不是 .txt、.zip 或 .jsonl 文件`);
});

test("a file beyond the limit is named with its size and the limit", () => {
  expect(check("a.zip", 12 * MB)).toBe("“a.zip”有 12 MB，超过上限 10 MB。请分成几个文件再导入。");
});

test("an empty file is named", () => {
  expect(check("a.txt", 0)).toBe("“a.txt”是空文件，没有可以导入的内容。");
});
