/** The client speaks for the session: token, language, errors as sentences, and a lost session found again. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeServer, Refused } from "../testing/fakeServer";
import { USER } from "../testing/world";
import { api, body } from "./client";
import { ApiError, fieldErrors, isApiError, UNREACHABLE, UNREADABLE } from "./errors";
import { onSessionLost } from "./resume";

const ask = () => body(api.GET("/api/projects"));
const rename = () => body(api.PATCH("/api/me", { body: { display_name: "周" } }));

async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error("no ApiError was thrown");
  return error;
}

beforeEach(() => {
  document.documentElement.lang = "en";
});

describe("a request", () => {
  test("carries the language of the page", async () => {
    const server = fakeServer({ "GET /api/projects": { results: [] } });
    await ask();
    expect(server.calls[0]?.headers.get("Accept-Language")).toBe("en");
  });

  test("carries the CSRF token when it changes something, and only then", async () => {
    const server = fakeServer({ "GET /api/projects": { results: [] }, "PATCH /api/me": USER });
    await ask();
    await rename();
    expect(server.calls.map(({ headers }) => headers.get("X-CSRFToken"))).toEqual([null, "token-of-the-test"]);
  });
});

describe("a refusal", () => {
  test("becomes an error with the server's sentence and data", async () => {
    fakeServer({ "GET /api/projects": new Refused(403, "FORBIDDEN", "没有权限。", { role: "REVIEWER" }) });
    const error = await errorOf(ask());
    expect(error).toMatchObject({ code: "FORBIDDEN", status: 403, message: "没有权限。", data: { role: "REVIEWER" } });
  });

  test("that is a proxy's page becomes UNREADABLE", async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>502</html>", { status: 502 }));
    expect((await errorOf(ask())).code).toBe(UNREADABLE);
  });

  test("by a broken network becomes UNREACHABLE", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed to fetch")));
    expect((await errorOf(ask())).code).toBe(UNREACHABLE);
  });

  test("of a field is found by the field's name", () => {
    const error = new ApiError({ code: "INVALID_INPUT", message: "", data: { fields: { name: ["太长"] } } }, 400);
    expect(fieldErrors(error)).toEqual({ name: ["太长"] });
    expect(fieldErrors(new ApiError({ code: "CONFLICT", message: "" }, 409))).toEqual({});
    expect(isApiError(error, "INVALID_INPUT")).toBe(true);
  });
});

describe("a lost session", () => {
  let forget = () => {};
  afterEach(() => forget());

  const lost = new Refused(401, "NOT_SIGNED_IN", "请先登录。");

  test("is asked for once, then all the refused requests go on", async () => {
    const server = fakeServer({ "GET /api/projects": lost, "PATCH /api/me": lost });
    const prompt = vi.fn(async () => {
      await vi.waitFor(() => expect(server.calls).toHaveLength(2));
      server.answer("GET /api/projects", { results: [] });
      server.answer("PATCH /api/me", USER);
      return true;
    });
    forget = onSessionLost(prompt);
    const [projects, user] = await Promise.all([ask(), rename()]);
    expect(projects.results).toEqual([]);
    expect(user.id).toBe(USER.id);
    expect(prompt).toHaveBeenCalledTimes(1);
    expect(server.asked("PATCH /api/me").map((call) => call.body)).toEqual([
      { display_name: "周" },
      { display_name: "周" },
    ]);
  });

  test("that nobody renews stays an error", async () => {
    const server = fakeServer({ "GET /api/projects": lost });
    forget = onSessionLost(async () => false);
    expect((await errorOf(ask())).code).toBe("NOT_SIGNED_IN");
    expect(server.calls).toHaveLength(1);
  });
});
