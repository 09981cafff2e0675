/** The frame as a person meets it: the door, the switches, titles and focus, lost sessions, wrong addresses. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeServer, Refused } from "../testing/fakeServer";
import { renderAt } from "../testing/renderAt";
import { PROJECT, SIGNED_IN, USER } from "../testing/world";

const SUMMARY = {
  ...{ id: 7, name: "肝胆外科", description: "", my_role: "MANAGER", documents: 2, members: 1 },
  ...{ created_at: PROJECT.created_at, entity_types: PROJECT.entity_types },
};
const PROJECTS = { "GET /api/projects": { results: [SUMMARY] } };

test("signing in leads to the page that was asked for", async () => {
  const server = fakeServer({
    ...SIGNED_IN,
    "GET /api/session": { user: null },
    "POST /api/session": { user: USER },
  });
  const { user } = renderAt("/projects/7");
  await user.type(await screen.findByLabelText("用户名"), "lin");
  await user.type(screen.getByLabelText("密码"), "secret");
  await user.click(screen.getByRole("button", { name: "登录" }));
  expect(await screen.findByRole("heading", { level: 1, name: "肝胆外科" })).toBeVisible();
  expect(server.asked("POST /api/session")[0]?.body).toEqual({ username: "lin", password: "secret" });
});

test("a refused sign-in says the server's sentence and keeps the name", async () => {
  fakeServer({
    "GET /api/session": { user: null },
    "POST /api/session": new Refused(401, "SIGN_IN_REFUSED", "用户名或密码不对。"),
  });
  const { user } = renderAt("/");
  await user.type(await screen.findByLabelText("用户名"), "lin");
  await user.type(screen.getByLabelText("密码"), "wrong");
  await user.click(screen.getByRole("button", { name: "登录" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("用户名或密码不对。");
  expect(screen.getByLabelText("用户名")).toHaveValue("lin");
});

test("one switch turns the screen to English, for the account and for this machine", async () => {
  const server = fakeServer({ ...SIGNED_IN, ...PROJECTS, "PATCH /api/me": { ...USER, language: "en" } });
  const { user } = renderAt("/projects");
  await user.click(await screen.findByRole("button", { name: "Switch to English" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  expect(document.documentElement.lang).toBe("en");
  expect(localStorage.getItem("zhenbiao.language")).toBe("en");
  expect(server.asked("PATCH /api/me")[0]?.body).toEqual({ language: "en" });
});

test("the account's language wins over this machine's", async () => {
  localStorage.setItem("zhenbiao.language", "zh-CN");
  fakeServer({ ...PROJECTS, "GET /api/session": { user: { ...USER, language: "en" } } });
  renderAt("/projects");
  expect(await screen.findByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
});

test("dark is chosen in the menu and remembered", async () => {
  fakeServer({ ...SIGNED_IN, ...PROJECTS });
  const { user } = renderAt("/projects");
  await user.click(await screen.findByRole("button", { name: "外观" }));
  await user.click(await screen.findByRole("menuitem", { name: "深色" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("zhenbiao.theme")).toBe("dark");
});

test("going to a page moves the focus to its heading and names the tab", async () => {
  fakeServer({ ...SIGNED_IN, ...PROJECTS });
  const { user } = renderAt("/projects");
  await user.click(await screen.findByRole("link", { name: "肝胆外科" }));
  const heading = await screen.findByRole("heading", { level: 1, name: "肝胆外科" });
  await waitFor(() => expect(heading).toHaveFocus());
  expect(document.title).toBe("概览 · 肝胆外科 · 诊标");
});

test.each(["/nowhere", "/projects/abc", "/projects/7/nowhere", "/projects/8"])("%s is no page", async (address) => {
  fakeServer({ ...SIGNED_IN, "GET /api/projects/8": new Refused(404, "NOT_FOUND", "没有找到。") });
  renderAt(address);
  expect(await screen.findByRole("heading", { name: "没有这个页面" })).toBeVisible();
  expect(screen.getByRole("link", { name: "回到项目列表" })).toHaveAttribute("href", "/projects");
});

test("a server that cannot be reached is said so, and asked again on request", async () => {
  const server = fakeServer({ ...SIGNED_IN });
  server.answer("GET /api/projects", new Refused(503, "SERVICE_UNAVAILABLE", "服务器正忙，请稍后再试。"));
  const { user } = renderAt("/projects");
  const alert = await screen.findByRole("alert", {}, { timeout: 4000 });
  expect(alert).toHaveTextContent("服务器正忙，请稍后再试。");
  server.answer("GET /api/projects", { results: [SUMMARY] });
  await user.click(within(alert).getByRole("button", { name: "重试" }));
  expect(await screen.findByRole("link", { name: "肝胆外科" })).toBeVisible();
});

test("a session lost while saving is renewed above the form, whose text stays and is saved", async () => {
  const server = fakeServer({
    ...SIGNED_IN,
    "PATCH /api/projects/7": new Refused(401, "NOT_SIGNED_IN", "请先登录。"),
    "POST /api/session": { user: USER },
  });
  const { user } = renderAt("/projects/7/settings");
  const name = await screen.findByLabelText("项目名称");
  await user.clear(name);
  await user.type(name, "新名称");
  await user.click(screen.getByRole("button", { name: "保存" }));
  const dialog = await screen.findByRole("dialog", { name: "登录已过期" });
  server.answer("PATCH /api/projects/7", { ...PROJECT, name: "新名称" });
  await user.type(within(dialog).getByLabelText("密码"), "secret");
  await user.click(within(dialog).getByRole("button", { name: "登录" }));
  expect(await screen.findByText("已保存")).toBeVisible();
  expect(screen.getByLabelText("项目名称")).toHaveValue("新名称");
  expect(server.asked("PATCH /api/projects/7").at(-1)?.body).toMatchObject({ name: "新名称" });
});

test("signing out shows the door and forgets what was loaded", async () => {
  fakeServer({ ...SIGNED_IN, ...PROJECTS, "DELETE /api/session": undefined });
  const { user } = renderAt("/projects");
  await user.click(await screen.findByRole("button", { name: "林芷" }));
  await user.click(await screen.findByRole("menuitem", { name: "退出登录" }));
  expect(await screen.findByRole("heading", { name: "登录诊标" })).toBeVisible();
  expect(screen.queryByText("肝胆外科")).toBeNull();
});
