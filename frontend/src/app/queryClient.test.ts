/** Only what may pass by itself is asked again. */
import { expect, test } from "vitest";
import { ApiError, unreachable } from "../api/errors";
import { worthRetrying } from "./queryClient";

const refused = (status: number) => new ApiError({ code: "X", message: "" }, status);

test.each([
  ["a broken network", unreachable(), true],
  ["a failing server", refused(503), true],
  ["a refusal", refused(403), false],
  ["something missing", refused(404), false],
  ["a fault of ours", new TypeError("x"), false],
])("%s", (_, error, expected) => {
  expect(worthRetrying(0, error)).toBe(expected);
});

test("once is enough", () => {
  expect(worthRetrying(1, unreachable())).toBe(false);
});
