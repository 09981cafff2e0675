/** The import page: files are checked, sent one after the other, watched, and can be taken back. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { fakeServer, Refused } from "../../testing/fakeServer";
import { fakeUploads } from "../../testing/fakeUpload";
import { renderAt } from "../../testing/renderAt";
import { importOf, PROJECT, SIGNED_IN } from "../../testing/world";

const LIST = "GET /api/projects/7/imports";
const page = (...results: unknown[]) => ({ results, next: null });
const answers = {
  ...SIGNED_IN,
  "GET /api/limits": { upload_bytes: 1000, record_characters: 1_000_000 },
  [LIST]: page(),
};

let uploads = fakeUploads();
beforeEach(() => {
  uploads = fakeUploads();
});

async function open(changes: object = {}) {
  const server = fakeServer({ ...answers, ...changes });
  const rendered = renderAt("/projects/7/imports");
  await screen.findByText(/每个不超过 1,000 B/);
  const choose = async (...files: File[]) => {
    const input = rendered.container.querySelector('input[type="file"]');
    await rendered.user.upload(input as HTMLInputElement, files);
  };
  return { ...rendered, server, choose };
}

test("bad files are named before anything is sent; the good ones go", async () => {
  const { choose } = await open();
  await choose(new File(["x"], "a.docx"), new File(["x".repeat(1001)], "b.txt"), new File(["好"], "c.txt"));
  const alert = await screen.findByRole("alert");
  expect(
    within(alert)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual([expect.stringContaining("“a.docx”不是"), expect.stringContaining("“b.txt”有 1,001 B")]);
  expect(uploads.sent.map(({ form }) => (form.get("file") as File).name)).toEqual(["c.txt"]);
});

test("files are sent one after the other, with the CSRF token, and progress is shown", async () => {
  const { choose, server } = await open();
  await choose(new File(["1"], "1.txt"), new File(["2"], "2.txt"));
  expect(uploads.sent).toHaveLength(1);
  const [first] = uploads.sent;
  expect(first?.url).toBe("/api/projects/7/imports");
  expect(first?.headers.get("X-CSRFToken")).toBe("token-of-the-test");
  act(() => first?.progress(50, 100));
  expect(screen.getByText("正在上传 50%")).toBeVisible();
  server.answer(LIST, page(importOf({ file_name: "1.txt", state: "WAITING" })));
  act(() => first?.finish(202, importOf()));
  await waitFor(() => expect(uploads.sent).toHaveLength(2));
  expect(await screen.findByText("排队中")).toBeVisible();
});

test("a refused upload says the server's sentence and stays until dismissed", async () => {
  const { choose, user } = await open();
  await choose(new File(["1"], "1.txt"));
  act(() => uploads.sent[0]?.finish(415, { code: "UNSUPPORTED_FILE", message: "这不是文本。", data: {} }));
  expect(await screen.findByRole("alert")).toHaveTextContent("这不是文本。");
  await user.click(screen.getByRole("button", { name: "停止上传 1.txt" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a running import is watched until it is done", async () => {
  const reading = importOf({ state: "READING", bytes_read: 500, finished_at: null });
  const { server } = await open({ [LIST]: page(reading) });
  expect(await screen.findByText("已读 500 B，共 1,000 B")).toBeVisible();
  server.answer(LIST, page(importOf()));
  expect(await screen.findByText("“出院.jsonl”导入完成，新增 8 份", {}, { timeout: 3000 })).toBeVisible();
  const asked = server.asked(LIST).length;
  await new Promise((resolve) => setTimeout(resolve, 1300));
  expect(server.asked(LIST).length).toBeLessThanOrEqual(asked + 1);
});

test("an import that no worker takes says so", async () => {
  await open({ [LIST]: page(importOf({ state: "WAITING", waiting_for_worker: true, finished_at: null })) });
  expect(await screen.findByText(/后台进程没有运行/)).toBeVisible();
  expect(screen.getByRole("link", { name: "查看系统状态" })).toHaveAttribute("href", "/health");
});

test("problems are listed by place and line", async () => {
  const problems = [
    { place: "a.txt", line: null, code: "X", message: "不是文本。", data: {} },
    { place: "", line: 1017, code: "Y", message: "这一行不是 JSON。", data: {} },
  ];
  const { user } = await open({ [LIST]: page(importOf()), "GET /api/imports/3/problems": page(...problems) });
  await user.click(await screen.findByRole("button", { name: "1 处问题" }));
  const dialog = await screen.findByRole("dialog", { name: "“出院.jsonl”中的问题" });
  await within(dialog).findByText("不是文本。");
  expect(
    within(dialog)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual(["a.txt不是文本。", "第 1,017 行这一行不是 JSON。"]);
});

test("an import is taken back after one question", async () => {
  const { user, server } = await open({ [LIST]: page(importOf()), "DELETE /api/imports/3": undefined });
  await user.click(await screen.findByRole("button", { name: "撤回导入" }));
  const dialog = await screen.findByRole("alertdialog", { name: "撤回“出院.jsonl”的导入？" });
  expect(dialog).toHaveTextContent("新增的 8 份文书会被删除");
  server.answer(LIST, page());
  await user.click(within(dialog).getByRole("button", { name: "撤回导入" }));
  expect(await screen.findByText("导入已撤回")).toBeVisible();
  expect(await screen.findByText(/还没有导入过/)).toBeVisible();
});

test("an import in use says why it stays", async () => {
  const refused = new Refused(409, "IMPORT_IN_USE", "已有 3 份被标注过，不能撤回。");
  const { user } = await open({ [LIST]: page(importOf()), "DELETE /api/imports/3": refused });
  await user.click(await screen.findByRole("button", { name: "撤回导入" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "撤回导入" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("已有 3 份被标注过，不能撤回。");
});

test("every format has a sample to download", async () => {
  await open();
  expect(screen.getAllByRole("button", { name: /下载示例/ })).toHaveLength(4);
});

test("whoever is no manager is told whom to ask, and no import is asked for", async () => {
  const server = fakeServer({ ...answers, "GET /api/projects/7": { ...PROJECT, may_manage: false } });
  renderAt("/projects/7/imports");
  expect(await screen.findByRole("heading", { name: "只有项目负责人可以导入" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "选择文件" })).toBeNull();
  expect(server.asked(LIST)).toHaveLength(0);
});
