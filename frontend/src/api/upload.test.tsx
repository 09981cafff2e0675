/** An upload tells how far it is, can be stopped, and survives a lost session. */
import { afterEach, expect, test, vi } from "vitest";
import { fakeUploads } from "../testing/fakeUpload";
import { onSessionLost } from "./resume";
import { upload } from "./upload";

let forget = () => {};
afterEach(() => forget());

const file = new File(["病历"], "a.txt");
const begin = (stop = new AbortController()) => {
  const uploads = fakeUploads();
  const onProgress = vi.fn();
  const answer = upload<{ id: number }>({ url: "/api/x", file, signal: stop.signal, onProgress });
  return { uploads, onProgress, answer, stop };
};

test("progress is a share, and the answer is the server's", async () => {
  const { uploads, onProgress, answer } = begin();
  uploads.sent[0]?.progress(25, 100);
  uploads.sent[0]?.finish(202, { id: 9 });
  expect(await answer).toEqual({ id: 9 });
  expect(onProgress.mock.calls).toEqual([[0.25]]);
});

test("a stopped upload is no error of the server's", async () => {
  const { answer, stop } = begin();
  stop.abort();
  await expect(answer).rejects.toMatchObject({ name: "AbortError" });
});

test("a broken network is said as such", async () => {
  const { uploads, answer } = begin();
  uploads.sent[0]?.onerror();
  await expect(answer).rejects.toMatchObject({ code: "UNREACHABLE" });
});

test("a session lost before the upload is renewed, and the file is sent again", async () => {
  forget = onSessionLost(async () => true);
  const { uploads, answer } = begin();
  uploads.sent[0]?.finish(401, { code: "NOT_SIGNED_IN", message: "请先登录。" });
  await vi.waitFor(() => expect(uploads.sent).toHaveLength(2));
  uploads.sent[1]?.finish(202, { id: 9 });
  expect(await answer).toEqual({ id: 9 });
});
