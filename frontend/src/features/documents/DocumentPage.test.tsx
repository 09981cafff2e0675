/** One document: its text, its sections, its entities, and the way to its neighbours. */
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeServer, Refused } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { DOCUMENT, SIGNED_IN } from "../../testing/world";

const answers = { ...SIGNED_IN, "GET /api/documents/11": DOCUMENT };
const entities = () => within(screen.getByRole("list", { name: "实体（按位置）" })).getAllByRole("button");

async function open(address = "/projects/7/documents/11", changes: object = {}) {
  fakeServer({ ...answers, ...changes });
  const rendered = renderAt(address);
  await screen.findByRole("heading", { level: 1 });
  await screen.findByRole("navigation", { name: "章节" });
  return rendered;
}

test("the text is there as it is stored", async () => {
  await open();
  expect(screen.getByRole("article")).toHaveTextContent("主诉：𬌗面痛3天。 诊断：龋病。");
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("ZY11");
});

test("sections show how many entities they hold", async () => {
  await open();
  const outline = screen.getByRole("navigation", { name: "章节" });
  expect(
    within(outline)
      .getAllByRole("button")
      .map((each) => each.textContent),
  ).toEqual(["主诉1", "诊断1"]);
});

test("an entity picked in the text is shown in full", async () => {
  const { user } = await open();
  await user.click(within(screen.getByRole("article")).getByText("龋病"));
  const panel = screen.getByRole("complementary", { name: "实体（按位置）" });
  expect(within(panel).getByText(/疾病 · 建议/)).toBeVisible();
  expect(within(panel).getByText("低 0.30")).toBeVisible();
  expect(entities()[1]).toHaveAttribute("aria-current", "true");
});

test("the list is one stop for Tab, and arrows walk it", async () => {
  const { user } = await open();
  expect(entities().map((each) => each.tabIndex)).toEqual([0, -1]);
  entities()[0]?.focus();
  await user.keyboard("{ArrowDown}");
  expect(entities()[1]).toHaveFocus();
  expect(entities().map((each) => each.getAttribute("aria-current"))).toEqual(["false", "true"]);
});

test("a type can be hidden and shown again", async () => {
  const { user } = await open();
  const symptom = screen.getByRole("button", { name: "症状 1", pressed: true });
  await user.click(symptom);
  expect(entities().map((each) => each.textContent)).toEqual([expect.stringContaining("龋病")]);
  expect(screen.getByRole("article")).toHaveTextContent("𬌗面痛");
  await user.click(screen.getByRole("button", { name: "症状 1", pressed: false }));
  expect(entities()).toHaveLength(2);
});

test("of several readings the last is shown, and another can be chosen", async () => {
  const [first] = DOCUMENT.sets;
  const gold = { ...first, id: 2, kind: "GOLD", author: { id: 5, username: "zhou", display_name: "周敏" }, spans: [] };
  const { user } = await open(undefined, { "GET /api/documents/11": { ...DOCUMENT, sets: [first, gold] } });
  expect(screen.getByText("这份文书还没有标注。")).toBeVisible();
  await user.click(screen.getByRole("button", { name: /定稿 · 周敏/ }));
  await user.click(await screen.findByRole("option", { name: "导入的标注" }));
  expect(entities()).toHaveLength(2);
});

test("a document without annotation says so", async () => {
  await open(undefined, { "GET /api/documents/11": { ...DOCUMENT, sets: [], outline: [] } });
  expect(screen.getByText("这份文书还没有标注。")).toBeVisible();
  expect(screen.getByText("没有识别出章节标题。")).toBeVisible();
});

test("neighbours and the way back keep the filters; the first document has no previous one", async () => {
  await open("/projects/7/documents/11?q=pain");
  const to = (name: string) => within(screen.getByRole("main")).getByRole("link", { name });
  expect(to("下一份")).toHaveAttribute("href", "/projects/7/documents/12?q=pain");
  expect(to("文书列表")).toHaveAttribute("href", "/projects/7/documents?q=pain");
  expect(screen.queryByRole("link", { name: "上一份" })).toBeNull();
});

test("the right arrow opens the next document, unless an input method composes", async () => {
  await open(undefined, { "GET /api/documents/12": { ...DOCUMENT, id: 12, external_id: "ZY12" } });
  fireEvent.keyDown(document.body, { code: "ArrowRight", isComposing: true });
  expect(window.location.pathname).toBe("/projects/7/documents/11");
  fireEvent.keyDown(document.body, { code: "ArrowRight" });
  expect(await screen.findByRole("heading", { level: 1, name: "ZY12" })).toBeVisible();
});

test("a document that is not there says the server's sentence", async () => {
  fakeServer({ ...answers, "GET /api/documents/11": new Refused(404, "NOT_FOUND", "没有这份文书。") });
  renderAt("/projects/7/documents/11");
  expect(await screen.findByRole("alert")).toHaveTextContent("没有这份文书。");
});
