/** A record is drawn as itself: the same characters, real text, marks around it. */
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { type DrawnSpan, RecordText } from "./RecordText";

const span = (id: string, start: number, end: number, certainty: DrawnSpan["certainty"] = "decided"): DrawnSpan => ({
  ...{ id, start, end, certainty, type: "SYMPTOM", badge: "症", colour: "amber" },
});

const shown = (container: HTMLElement) => container.textContent;
const markOf = (container: HTMLElement, id: string) => [...container.querySelectorAll(`[data-span="${id}"]`)];

test.each(["患者腹痛。", "第一行\n第二行\n", "a\r\nb", "𬌗面😀痛", "　全角空格　", "", "\n\n"])(
  "%j is drawn unchanged",
  (text) => {
    const { container } = render(<RecordText text={text} spans={[]} />);
    expect(shown(container)).toBe(text);
  },
);

test("a mark covers its code points, though characters before it take two units", () => {
  const { container } = render(<RecordText text="𬌗𬌗面痛3天" spans={[span("s", 2, 4)]} />);
  expect(markOf(container, "s").map(shown as (node: Element) => string | null)).toEqual(["面痛"]);
});

test("the badge is no part of the text that is selected or copied", () => {
  const { container } = render(<RecordText text="患者腹痛" spans={[span("s", 2, 4)]} />);
  expect(shown(container)).toBe("患者腹痛");
  expect(markOf(container, "s")[0]).toHaveAttribute("data-gloss", "症");
});

test("an entity inside another is drawn inside it, and the text is still there once", () => {
  const spans = [span("outer", 0, 7), span("inner", 0, 3)];
  const { container } = render(<RecordText text="肝右叶占位病变。" spans={spans} />);
  expect(shown(container)).toBe("肝右叶占位病变。");
  expect(container.querySelector('[data-span="outer"] [data-span="inner"]')).toHaveTextContent("肝右叶");
});

test("an entity across a line end is drawn in both lines, with one badge", () => {
  const { container } = render(<RecordText text={"上腹\n部疼痛"} spans={[span("s", 0, 4)]} />);
  const marks = markOf(container, "s");
  expect(marks.map((mark) => mark.textContent)).toEqual(["上腹\n", "部"]);
  expect(marks.filter((mark) => mark.hasAttribute("data-gloss"))).toHaveLength(1);
});

test("HTML and template syntax in a record stay the characters they are", () => {
  const hostile = `<img src=x onerror=alert(1)> {{ 7*7 }} &lt;b&gt; <script>x</script>`;
  const { container } = render(<RecordText text={hostile} spans={[span("s", 0, 6)]} />);
  expect(shown(container)).toBe(hostile);
  expect(container.querySelector("img, script, b")).toBeNull();
});

test("every piece says at which code point it starts", () => {
  const { container } = render(<RecordText text="𬌗面痛3天" spans={[span("s", 1, 3)]} />);
  const starts = [...container.querySelectorAll<HTMLElement>("[data-start]")].map((piece) => piece.dataset.start);
  expect(starts).toEqual(["0", "1", "3"]);
});

test("a click on a mark picks the innermost entity", () => {
  const pick = vi.fn();
  render(<RecordText text="肝右叶占位" spans={[span("outer", 0, 5), span("inner", 0, 3)]} onPick={pick} />);
  fireEvent.click(screen.getByText("肝右叶"));
  expect(pick.mock.calls).toEqual([["inner"]]);
});

test("decided, suggested and doubtful entities look different", () => {
  const spans = [span("a", 0, 1), span("b", 1, 2, "suggested"), span("c", 2, 3, "doubtful")];
  const { container } = render(<RecordText text="甲乙丙" spans={spans} />);
  const looks = ["a", "b", "c"].map((id) => markOf(container, id)[0]?.className.split(" ")[1]);
  expect(new Set(looks).size).toBe(3);
});
