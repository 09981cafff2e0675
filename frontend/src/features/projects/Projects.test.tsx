/** The project list, a new project, and the home that says what to do next. */
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeServer, Refused } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { OVERVIEW, PROJECT, SIGNED_IN, USER } from "../../testing/world";

const [DISEASE] = PROJECT.entity_types;
const PRESETS = {
  results: [
    { code: "general", name_zh: "通用", name_en: "General", overlap: "FLAT", entity_types: PROJECT.entity_types },
    { code: "cmeee", name_zh: "CMeEE", name_en: "CMeEE", overlap: "NESTED", entity_types: [DISEASE] },
  ],
};
const EMPTY = { ...SIGNED_IN, "GET /api/projects": { results: [] }, "GET /api/presets": PRESETS };

async function openDialog(changes: object = {}) {
  const server = fakeServer({ ...EMPTY, ...changes });
  const { user } = renderAt("/projects");
  await user.click(await screen.findByRole("button", { name: "新建项目" }));
  const dialog = within(await screen.findByRole("dialog", { name: "新建项目" }));
  return { server, user, dialog, name: await dialog.findByLabelText("项目名称") };
}

test("a project is made from a preset, whose types and overlap are shown before", async () => {
  const { server, user, dialog, name } = await openDialog({ "POST /api/projects": PROJECT });
  await user.type(name, "肝胆外科");
  expect(dialog.getByText("症状")).toBeVisible();
  await user.click(dialog.getByRole("radio", { name: /CMeEE/ }));
  expect(dialog.queryByText("症状")).toBeNull();
  expect(dialog.getByRole("radio", { name: /可嵌套/ })).toBeChecked();
  await user.click(dialog.getByRole("button", { name: "新建项目" }));
  expect(await screen.findByRole("heading", { level: 1, name: "肝胆外科" })).toBeVisible();
  const sent = { name: "肝胆外科", description: "", preset: "cmeee", overlap: "NESTED" };
  expect(server.asked("POST /api/projects")[0]?.body).toEqual(sent);
});

test("a taken name is explained and nothing that was typed is lost", async () => {
  const taken = new Refused(409, "PROJECT_NAME_TAKEN", "已有同名项目，请换一个名称。");
  const { user, dialog, name } = await openDialog({ "POST /api/projects": taken });
  await user.type(name, "肝胆外科");
  await user.click(dialog.getByRole("button", { name: "新建项目" }));
  expect(await dialog.findByRole("alert")).toHaveTextContent("已有同名项目，请换一个名称。");
  expect(name).toHaveValue("肝胆外科");
});

test("Escape closes the dialog", async () => {
  const { user } = await openDialog();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("whoever may not create projects is told whom to ask", async () => {
  fakeServer({ ...EMPTY, "GET /api/session": { user: { ...USER, can_create_projects: false } } });
  renderAt("/projects");
  expect(await screen.findByText(/请项目负责人/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "新建项目" })).toBeNull();
});

test("the home shows numbers that lead to their documents", async () => {
  fakeServer(SIGNED_IN);
  renderAt("/projects/7");
  const documents = "/projects/7/documents";
  expect(await screen.findByRole("link", { name: "1" })).toHaveAttribute("href", `${documents}?annotated=yes`);
  expect(screen.getByRole("link", { name: "出院记录" })).toHaveAttribute("href", `${documents}?kind=DISCHARGE`);
  expect(screen.getByText("50% 的文书有标注")).toBeVisible();
});

test("open steps lead to their pages, done ones do not", async () => {
  fakeServer(SIGNED_IN);
  renderAt("/projects/7");
  expect(await screen.findByRole("link", { name: "添加成员" })).toHaveAttribute("href", "/projects/7/settings/members");
  expect(screen.queryByRole("link", { name: "去导入" })).toBeNull();
});

test("a prepared project shows no steps", async () => {
  const steps = OVERVIEW.steps.map((step) => ({ ...step, done: true }));
  fakeServer({ ...SIGNED_IN, "GET /api/projects/7/overview": { ...OVERVIEW, steps } });
  renderAt("/projects/7");
  await screen.findByText("50% 的文书有标注");
  expect(screen.queryByText("接下来做什么")).toBeNull();
});
