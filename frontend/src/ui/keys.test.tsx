/** Page keys act on the physical key, and never while somebody writes. */
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { usePageKey } from "./keys";

const act = vi.fn();

function Page() {
  usePageKey("Slash", act);
  return <input aria-label="文字" />;
}

beforeEach(() => {
  act.mockClear();
  render(<Page />);
});

const press = (init: KeyboardEventInit, target: Element = document.body) =>
  fireEvent.keyDown(target, { code: "Slash", key: "/", ...init });

test("the key acts, whatever letter the layout gives it", () => {
  press({ key: "、" });
  expect(act).toHaveBeenCalledTimes(1);
});

test.each([
  ["an input method is composing", { isComposing: true }],
  ["an input method has taken the key", { keyCode: 229 }],
  ["Ctrl is held", { ctrlKey: true }],
  ["Alt is held", { altKey: true }],
  ["Shift is held", { shiftKey: true }],
  ["it is another key that writes the same", { code: "NumpadDivide" }],
])("nothing happens while %s", (_, init) => {
  press(init);
  expect(act).not.toHaveBeenCalled();
});

test("nothing happens while typing into a field", () => {
  press({}, screen.getByLabelText("文字"));
  expect(act).not.toHaveBeenCalled();
});
