/** Accounts: opened, changed, taken out of use, by admins only. */
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeServer } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { SIGNED_IN, USER } from "../../testing/world";

const ZHOU = {
  ...{ id: 2, username: "zhou", display_name: "周敏", is_active: true, is_admin: false },
  ...{ can_create_projects: true, last_login: null },
};

function open(changes: object = {}, is_admin = true) {
  const server = fakeServer({
    ...SIGNED_IN,
    "GET /api/session": { user: { ...USER, is_admin } },
    "GET /api/users": { results: [ZHOU] },
    ...changes,
  });
  return { server, ...renderAt("/admin/users") };
}

test("an account is opened with its rights", async () => {
  const { user, server } = open({ "POST /api/users": ZHOU });
  await user.click(await screen.findByRole("button", { name: "新建账号" }));
  const dialog = within(await screen.findByRole("dialog", { name: "新建账号" }));
  await user.type(dialog.getByLabelText("姓名"), "周敏");
  await user.type(dialog.getByLabelText("用户名"), "zhou");
  await user.type(dialog.getByLabelText("初始密码"), "first-password");
  await user.click(dialog.getByRole("switch", { name: /可以新建项目/ }));
  await user.click(dialog.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("账号“周敏”已开通")).toBeVisible();
  expect(server.asked("POST /api/users")[0]?.body).toEqual({
    ...{ username: "zhou", display_name: "周敏", password: "first-password" },
    ...{ is_admin: false, can_create_projects: true },
  });
});

test("an account is taken out of use, and an empty password is not sent", async () => {
  const { user, server } = open({ "PATCH /api/users/2": { ...ZHOU, is_active: false } });
  await user.click(await screen.findByRole("button", { name: "编辑账号 周敏" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("switch", { name: /启用/ }));
  await user.click(dialog.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("已保存")).toBeVisible();
  expect(server.asked("PATCH /api/users/2")[0]?.body).toEqual({
    ...{ display_name: "周敏", is_admin: false, can_create_projects: true, is_active: false },
  });
});

test("whoever is no admin sees no accounts, and the server is not even asked", async () => {
  const { server } = open({}, false);
  expect(await screen.findByText("只有系统管理员可以管理账号。")).toBeVisible();
  expect(server.asked("GET /api/users")).toHaveLength(0);
});
