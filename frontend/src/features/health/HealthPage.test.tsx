/** The status page: a degraded system is an answer, not an error. */
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { fakeServer } from "../../testing/fakeServer";
import { renderAt } from "../../testing/renderAt";
import { SIGNED_IN } from "../../testing/world";

const worker = { name: "default@web", last_heartbeat_at: "2024-05-06T07:08:09Z", seconds_ago: 2.2 };
const up = { up: true, waiting: 0, workers: [worker] };
const HEALTH = {
  ...{ status: "degraded", version: "0.1.0", database: { up: true, milliseconds: 1.23 } },
  ...{ broker: { up: true, milliseconds: 0.5 }, serving_models: [] },
  queues: { default: up, predict: up, train: { up: false, waiting: 3, workers: [] } },
  beat: { up: true, last_tick_at: null },
};

test("a part that is down says what is lost and what to do", async () => {
  fakeServer(SIGNED_IN);
  const answer = fetch;
  vi.stubGlobal("fetch", (input: Request | string) =>
    input === "/api/health" ? Promise.resolve(Response.json(HEALTH, { status: 503 })) : answer(input),
  );
  renderAt("/health");
  expect(await screen.findByText("有部分不正常")).toBeVisible();
  const training = within(screen.getByRole("heading", { name: "模型训练" }).closest("li") as HTMLElement);
  expect(training.getByText("不正常")).toBeVisible();
  expect(training.getByText(/请管理员启动它.*3 个任务在排队/)).toBeVisible();
  const database = within(screen.getByRole("heading", { name: "数据库" }).closest("li") as HTMLElement);
  expect(database.getByText("正常")).toBeVisible();
  expect(database.getByText("1.2 毫秒应答")).toBeVisible();
});

test("a system that works says so", async () => {
  fakeServer({
    ...SIGNED_IN,
    "GET /api/health": { ...HEALTH, status: "ok", queues: { default: up, predict: up, train: up } },
  });
  renderAt("/health");
  expect(await screen.findByText("一切正常")).toBeVisible();
  expect(screen.queryByText("不正常")).toBeNull();
});
