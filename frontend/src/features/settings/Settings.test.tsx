/** The settings: types in their order, members and roles, the guideline, and who may change them. */
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Call, fakeServer, Refused } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { PROJECT, SIGNED_IN, USER } from "../../testing/world";

const READER = { ...PROJECT, my_role: "REVIEWER", may_manage: false };
const MEMBER = { user: { ...USER, is_active: true }, role: "MANAGER", since: PROJECT.created_at };
const OTHER = { ...MEMBER, user: { id: 2, username: "zhou", display_name: "周敏", is_active: true }, role: "REVIEWER" };
const MEMBERS = "GET /api/projects/7/members";

function open(page: string, changes: object = {}) {
  const server = fakeServer({ ...SIGNED_IN, [MEMBERS]: { results: [MEMBER, OTHER] }, ...changes });
  return { server, ...renderAt(`/projects/7/settings${page}`) };
}

test("a new type begins with a colour and a key that no other has, and its badge follows its name", async () => {
  const { user, server } = open("/types", { "POST /api/projects/7/entity-types": {} });
  await user.click(await screen.findByRole("button", { name: "增加类型" }));
  const dialog = within(await screen.findByRole("dialog", { name: "增加实体类型" }));
  await user.type(dialog.getByLabelText("中文名称"), "药物");
  await user.type(dialog.getByLabelText("英文名称"), "Drug");
  await user.type(dialog.getByLabelText("代码"), "DRUG");
  await user.click(dialog.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("“药物”已保存")).toBeVisible();
  expect(server.asked("POST /api/projects/7/entity-types")[0]?.body).toEqual({
    ...{ name_zh: "药物", name_en: "Drug", code: "DRUG", badge: "药", colour: "green", hotkey: "3", definition: "" },
  });
});

test("a refused field is explained where it stands", async () => {
  const refused = new Refused(400, "INVALID_INPUT", "请检查。", { fields: { code: ["只能用字母开头。"] } });
  const { user } = open("/types", { "POST /api/projects/7/entity-types": refused });
  await user.click(await screen.findByRole("button", { name: "增加类型" }));
  const dialog = within(await screen.findByRole("dialog"));
  for (const [label, words] of [
    ["中文名称", "药"],
    ["英文名称", "D"],
    ["代码", "1"],
  ] as const)
    await user.type(dialog.getByLabelText(label), words);
  await user.click(dialog.getByRole("button", { name: "保存" }));
  expect(await dialog.findByText("只能用字母开头。")).toBeVisible();
  expect(dialog.getByLabelText("代码")).toBeInvalid();
});

test("moving a type down gives both their new places", async () => {
  const changed: unknown[] = [];
  const note = ({ path, body }: Call) => changed.push([path, body]);
  const { user } = open("/types", {
    "PATCH /api/projects/7/entity-types/1": note,
    "PATCH /api/projects/7/entity-types/2": note,
  });
  await user.click(await screen.findByRole("button", { name: "下移 疾病" }));
  await waitFor(() => expect(changed).toHaveLength(2));
  expect(changed).toEqual([
    ["/api/projects/7/entity-types/2", { position: 0 }],
    ["/api/projects/7/entity-types/1", { position: 1 }],
  ]);
});

test("the first type cannot go up, nor the last one down", async () => {
  open("/types");
  expect(await screen.findByRole("button", { name: "上移 疾病" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "下移 症状" })).toBeDisabled();
});

test("a type is retired, not deleted", async () => {
  const { user, server } = open("/types", { "PATCH /api/projects/7/entity-types/2": {} });
  await user.click(await screen.findByRole("button", { name: "编辑 症状" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "停用" }));
  expect(await screen.findByText("“症状”已停用")).toBeVisible();
  expect(server.asked("PATCH /api/projects/7/entity-types/2")[0]?.body).toEqual({ retired: true });
});

test("a role is changed in place, and a refusal is explained beside it", async () => {
  const refused = new Refused(409, "LAST_MANAGER", "项目至少要有一位负责人。");
  const { user } = open("/members", { "PATCH /api/projects/7/members/1": refused });
  await user.click(await screen.findByRole("button", { name: /林芷 的角色/ }));
  await user.click(await screen.findByRole("option", { name: "复核员" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("项目至少要有一位负责人。");
});

test("a member is found by name and added with a role", async () => {
  const { user, server } = open("/members", {
    "GET /api/projects/7/candidates": { results: [{ id: 9, username: "liu", display_name: "刘洋", is_active: true }] },
    "POST /api/projects/7/members": { ...OTHER, user: { ...OTHER.user, id: 9, display_name: "刘洋" } },
  });
  await user.click(await screen.findByRole("button", { name: "添加成员" }));
  const dialog = within(await screen.findByRole("dialog", { name: "添加成员" }));
  await user.click(await dialog.findByRole("radio", { name: /刘洋/ }));
  await user.click(dialog.getByRole("button", { name: "添加成员" }));
  expect(await screen.findByText("刘洋 已加入项目")).toBeVisible();
  expect(server.asked("POST /api/projects/7/members")[0]?.body).toEqual({ user_id: 9, role: "REVIEWER" });
});

test("a member leaves after one question", async () => {
  const { user, server } = open("/members", { "DELETE /api/projects/7/members/2": undefined });
  await user.click(await screen.findByRole("button", { name: "移出 周敏" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "移出项目" }));
  expect(await screen.findByText("周敏 已移出项目")).toBeVisible();
  expect(server.asked("DELETE /api/projects/7/members/2")).toHaveLength(1);
});

test("the guideline is written and saved as it was typed", async () => {
  const { user, server } = open("/guideline", { "PATCH /api/projects/7": { ...PROJECT, guideline: "一\n\n二" } });
  await user.click(await screen.findByRole("button", { name: "写指南" }));
  await user.type(screen.getByLabelText("指南正文"), "一{Enter}{Enter}二");
  expect(screen.getByText("有未保存的修改")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByRole("button", { name: "修改指南" })).toBeVisible();
  expect(server.asked("PATCH /api/projects/7")[0]?.body).toEqual({
    guideline: "一\n\n二",
    guideline_was: PROJECT.guideline,
  });
});

test("a guideline that is being written is still there after leaving the page", async () => {
  const first = open("/guideline", {});
  await first.user.click(await screen.findByRole("button", { name: "写指南" }));
  await first.user.type(screen.getByLabelText("指南正文"), "疾病标全称");
  cleanup();
  const { user } = open("/guideline", {});
  expect(await screen.findByLabelText("指南正文")).toHaveValue("疾病标全称");
  expect(screen.getByText("已恢复未保存的修改。")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "取消" }));
  expect(screen.getByLabelText("指南正文")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "确定放弃修改？" }));
  expect(screen.queryByLabelText("指南正文")).toBeNull();
});

test("only the field that was changed is sent, so that another tab's change stays", async () => {
  const { user, server } = open("", { "PATCH /api/projects/7": { ...PROJECT, description: "出院记录和病程" } });
  await user.type(await screen.findByLabelText(/^说明/), "和病程");
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(server.asked("PATCH /api/projects/7")).toHaveLength(1));
  expect(server.asked("PATCH /api/projects/7")[0]?.body).toEqual({ description: "出院记录和病程" });
});

test("the overlap is only asked for when it changes", async () => {
  const { user, server } = open("", { "PATCH /api/projects/7": PROJECT, "PUT /api/projects/7/overlap": {} });
  await user.click(await screen.findByRole("button", { name: "保存" }));
  await waitFor(() => expect(server.asked("PATCH /api/projects/7")).toHaveLength(1));
  expect(server.asked("PUT /api/projects/7/overlap")).toHaveLength(0);
  await user.click(screen.getByRole("radio", { name: /可嵌套/ }));
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(server.asked("PUT /api/projects/7/overlap")[0]?.body).toEqual({ overlap: "NESTED" }));
});

test.each(["", "/types", "/guideline", "/members"])(
  "settings%s can be read but not changed by a reviewer",
  async (page) => {
    open(page, { "GET /api/projects/7": READER });
    expect(await screen.findByText("只有项目负责人可以修改。")).toBeVisible();
    await screen.findAllByRole("heading", { level: 2 });
    expect(screen.queryByRole("button", { name: /保存|增加|添加|编辑|修改|移出/ })).toBeNull();
  },
);
