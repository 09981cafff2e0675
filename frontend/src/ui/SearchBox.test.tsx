/** The search waits for the typing to rest and for the input method to finish. */
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { I18n } from "../i18n/I18n";
import { SearchBox } from "./SearchBox";

const search = vi.fn();
const field = () => screen.getByRole("searchbox", { name: "查找" });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const rest = () => act(() => vi.advanceTimersByTime(300));

function show(value = "") {
  return (
    <I18n>
      <SearchBox label="查找" placeholder="" clearLabel="清除" value={value} onSearch={search} hasKey />
    </I18n>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  search.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

test("typing is handed on once, when it rests", () => {
  render(show());
  type("肝");
  act(() => vi.advanceTimersByTime(200));
  type("肝癌");
  act(() => vi.advanceTimersByTime(200));
  expect(search).not.toHaveBeenCalled();
  rest();
  expect(search.mock.calls).toEqual([["肝癌"]]);
});

test("nothing is searched while pinyin is being composed", () => {
  render(show());
  fireEvent.compositionStart(field());
  type("gan");
  act(() => vi.advanceTimersByTime(5000));
  expect(search).not.toHaveBeenCalled();
  type("肝");
  fireEvent.compositionEnd(field());
  rest();
  expect(search.mock.calls).toEqual([["肝"]]);
});

test("Enter searches at once", () => {
  render(show());
  type("肝");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(search.mock.calls).toEqual([["肝"]]);
});

test("going back in the address shows the earlier word again", () => {
  const { rerender } = render(show("肝癌"));
  rerender(show("肝"));
  expect(field()).toHaveValue("肝");
});

test("the slash key puts the cursor into it", () => {
  render(show());
  fireEvent.keyDown(document.body, { code: "Slash", key: "/" });
  expect(field()).toHaveFocus();
});
