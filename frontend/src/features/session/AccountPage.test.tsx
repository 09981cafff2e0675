/** One's own account: the password, and tokens that are shown once. */
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeServer, Refused } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { SIGNED_IN, USER } from "../../testing/world";

const TOKENS = "GET /api/me/tokens";
const TOKEN = {
  ...{ id: 4, name: "夜间脚本", prefix: "zb_8fK2", created_at: "2024-05-06T07:08:09Z" },
  ...{ last_used_at: null, expires_at: "2099-01-01T00:00:00Z" },
};

function open(changes: object = {}) {
  const server = fakeServer({ ...SIGNED_IN, [TOKENS]: { results: [] }, ...changes });
  return { server, ...renderAt("/account") };
}

async function typePasswords(user: ReturnType<typeof open>["user"], current: string, wanted: string, again: string) {
  await user.type(await screen.findByLabelText("当前密码"), current);
  await user.type(screen.getByLabelText("新密码"), wanted);
  await user.type(screen.getByLabelText("再输一遍新密码"), again);
  await user.click(screen.getByRole("button", { name: "修改密码" }));
}

test("a new password is typed twice alike before it is sent", async () => {
  const { user, server } = open({ "POST /api/me/password": undefined });
  await typePasswords(user, "old", "one-password", "another");
  expect(await screen.findByText("两次输入的新密码不一样。")).toBeVisible();
  expect(server.asked("POST /api/me/password")).toHaveLength(0);
  await user.clear(screen.getByLabelText("再输一遍新密码"));
  await user.type(screen.getByLabelText("再输一遍新密码"), "one-password");
  await user.click(screen.getByRole("button", { name: "修改密码" }));
  expect(await screen.findByText("密码已修改")).toBeVisible();
  expect(server.asked("POST /api/me/password")[0]?.body).toEqual({ current: "old", new: "one-password" });
  expect(screen.getByLabelText("当前密码")).toHaveValue("");
});

test("a wrong present password is explained", async () => {
  const { user } = open({ "POST /api/me/password": new Refused(400, "PASSWORD_WRONG", "当前密码不对。") });
  await typePasswords(user, "old", "one-password", "one-password");
  expect(await screen.findByRole("alert")).toHaveTextContent("当前密码不对。");
});

test("a token is shown once, and cannot be dismissed by accident", async () => {
  const { user } = open({ "POST /api/me/tokens": { ...TOKEN, token: "zb_secret" } });
  await user.click(await screen.findByRole("button", { name: "创建令牌" }));
  await user.type(await screen.findByLabelText("用途"), "夜间脚本");
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "创建令牌" }));
  expect(await screen.findByText("zb_secret")).toBeVisible();
  await user.keyboard("{Escape}");
  expect(screen.getByText("zb_secret")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "关闭" }));
  expect(screen.queryByText("zb_secret")).toBeNull();
});

test("a token is revoked after one question", async () => {
  const { user, server } = open({ [TOKENS]: { results: [TOKEN] }, "DELETE /api/me/tokens/4": undefined });
  await user.click(await screen.findByRole("button", { name: /^撤销/ }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "撤销" }));
  expect(await screen.findByText("令牌已撤销")).toBeVisible();
  expect(server.asked("DELETE /api/me/tokens/4")).toHaveLength(1);
});

test("name and language are saved together", async () => {
  const changed = { ...USER, display_name: "林", language: "en" };
  const { user, server } = open({ "PATCH /api/me": changed });
  const name = await screen.findByLabelText("姓名");
  await user.clear(name);
  await user.type(name, "林");
  await user.click(screen.getByRole("button", { name: /界面语言/ }));
  await user.click(await screen.findByRole("option", { name: "English" }));
  await user.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByRole("heading", { level: 1, name: "My account" })).toBeVisible();
  expect(server.asked("PATCH /api/me")[0]?.body).toEqual({ display_name: "林", language: "en" });
});
