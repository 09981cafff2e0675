/** The ZIP sample can be opened by somebody else's program. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ZIP_SAMPLE } from "./samples";
import { crc32, zipOf } from "./zip";

/** Python's zipfile checks every CRC and knows nothing of our code. */
const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[name, archive.read(name).decode("utf-8")] for name in archive.namelist()]))
`;

test("Python reads the same names and texts", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "zip-")), "sample.zip");
  writeFileSync(file, Buffer.from(await zipOf(ZIP_SAMPLE).arrayBuffer()));
  const read: unknown = JSON.parse(execFileSync("python3", ["-c", READ, file], { encoding: "utf8" }));
  expect(read).toEqual(ZIP_SAMPLE.map(({ name, text }) => [name, text]));
});

test("the checksum of 123456789 is the one in every book", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});
