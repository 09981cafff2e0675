/** The list of documents: filters in the address, search that goes on by itself, keys, empty states. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Call, fakeServer } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { PROJECT, row, SIGNED_IN } from "../../testing/world";

const LIST = "GET /api/projects/7/documents";
const page = (results: unknown[], next: string | null = null, searched: number | null = null) => ({
  ...{ results, next, searched },
});
const link = (name: string) => screen.findByRole("link", { name });

test("documents are listed, and lead to themselves with the filters", async () => {
  const server = fakeServer({ ...SIGNED_IN, [LIST]: page([row(11), row(12)]) });
  renderAt("/projects/7/documents?kind=DISCHARGE&patient=P1&nonsense=1");
  expect(await link("ZY11")).toHaveAttribute("href", "/projects/7/documents/11?kind=DISCHARGE&patient=P1");
  expect(server.asked(LIST)[0]?.query.toString()).toBe("kind=DISCHARGE&patient=P1");
  expect(screen.getByText("共 2 份")).toBeVisible();
});

test("a chosen filter is written into the address, and going back takes it away", async () => {
  fakeServer({ ...SIGNED_IN, [LIST]: page([row(11)]) });
  const { user } = renderAt("/projects/7/documents");
  await link("ZY11");
  await user.click(screen.getByRole("button", { name: /种类/ }));
  await user.click(await screen.findByRole("option", { name: "入院记录" }));
  expect(window.location.search).toBe("?kind=ADMISSION");
  act(() => window.history.back());
  await waitFor(() => expect(window.location.search).toBe(""));
});

test("the patient of a row is one click away from all documents of that patient", async () => {
  fakeServer({ ...SIGNED_IN, [LIST]: page([row(11)]) });
  const { user } = renderAt("/projects/7/documents");
  await user.click(await screen.findByRole("button", { name: "只看患者 P1 的文书" }));
  expect(window.location.search).toBe("?patient=P1");
  await user.click(await screen.findByRole("button", { name: "去掉条件：患者 P1" }));
  expect(window.location.search).toBe("");
});

test("the found words are marked in their snippet, also behind a rare character", async () => {
  const found = { ...row(11), snippet: { text: "𬌗面疼痛三天", match: [2, 4] } };
  fakeServer({ ...SIGNED_IN, [LIST]: page([found], null, 1) });
  renderAt("/projects/7/documents?q=疼痛");
  const list = await screen.findByRole("list", { name: "文书列表" });
  await waitFor(() => expect(list.querySelector("mark")).toHaveTextContent(/^疼痛$/));
});

test("a rare word is searched on and on without being asked, and the count grows", async () => {
  const windows = [page([], "a", 20_000), page([], "b", 20_000), page([row(11)], null, 4_000)];
  const server = fakeServer({ ...SIGNED_IN, [LIST]: () => windows.shift() });
  renderAt("/projects/7/documents?q=罕见");
  expect(await link("ZY11")).toBeVisible();
  expect(server.asked(LIST).map(({ query }) => query.get("cursor"))).toEqual([null, "a", "b"]);
  expect(screen.getByText("找到 1 份 · 已查 44,000 份")).toBeVisible();
});

test("a search can be stopped, and goes on where it stopped", async () => {
  let release = () => {};
  const windows = [page([], "a", 20_000), page([], "b", 20_000), page([row(11)], null, 10)];
  const answer = async ({ query }: Call) => {
    if (query.get("cursor") === "a")
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    return windows.shift();
  };
  const server = fakeServer({ ...SIGNED_IN, [LIST]: answer });
  const { user } = renderAt("/projects/7/documents?q=罕见");
  await user.click(await screen.findByRole("button", { name: "停止查找" }));
  release();
  expect(await screen.findByText("找到 0 份 · 已停止，查过 40,000 份。")).toBeVisible();
  expect(server.asked(LIST)).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "继续查找" }));
  expect(await link("ZY11")).toBeVisible();
});

test("arrows move from row to row", async () => {
  fakeServer({ ...SIGNED_IN, [LIST]: page([row(11), row(12), row(13)]) });
  const { user } = renderAt("/projects/7/documents");
  const first = await link("ZY11");
  act(() => first.focus());
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  expect(screen.getByRole("link", { name: "ZY12" })).toHaveFocus();
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(screen.getByRole("link", { name: "ZY11" })).toHaveFocus();
});

test("an empty project says what to do, to those who can do it", async () => {
  fakeServer({ ...SIGNED_IN, [LIST]: page([]) });
  renderAt("/projects/7/documents");
  expect(await screen.findByRole("heading", { name: "还没有文书" })).toBeVisible();
  const main = within(screen.getByRole("main"));
  expect(main.getByRole("link", { name: "导入病历" })).toHaveAttribute("href", "/projects/7/imports");
});

test("a reviewer of an empty project is not sent to a page that refuses them", async () => {
  const project = { ...PROJECT, my_role: "REVIEWER", may_manage: false };
  fakeServer({ ...SIGNED_IN, "GET /api/projects/7": project, [LIST]: page([]) });
  renderAt("/projects/7/documents");
  expect(await screen.findByText(/项目负责人导入病历之后/)).toBeVisible();
  expect(screen.queryByRole("link", { name: /导入/ })).toBeNull();
});

test("filters that match nothing can be cleared", async () => {
  fakeServer({ ...SIGNED_IN, [LIST]: ({ query }: Call) => page(query.get("q") ? [] : [row(11)], null, null) });
  const { user } = renderAt("/projects/7/documents?q=没有");
  await screen.findByRole("heading", { name: "没有符合条件的文书" });
  await user.click(within(screen.getByRole("main")).getAllByRole("button", { name: "清除全部条件" })[0] as HTMLElement);
  expect(await link("ZY11")).toBeVisible();
});
