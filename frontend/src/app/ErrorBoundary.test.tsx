/** A page that fails leaves a sentence and a way out, not a white screen. */
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { I18n } from "../i18n/I18n";
import { ErrorBoundary } from "./ErrorBoundary";

function Broken(): never {
  throw new Error("a fault with 患者 in it");
}

test("the fault is told in words of ours, never in its own", () => {
  // React reports the fault to the developer's console as well.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <I18n>
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>
    </I18n>,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("您的数据没有丢失");
  expect(screen.getByRole("button", { name: "重新载入" })).toBeVisible();
  expect(document.body).not.toHaveTextContent("患者");
});
