/** All entities by position; one Tab stop, arrows walk it and the text follows. */
import { type KeyboardEvent, memo, type SyntheticEvent, useEffect, useRef } from "react";
import { useI18n } from "../../i18n/I18n";
import { hueStyle } from "../../ui/hue";
import type { ReadSpan } from "./reading";
import styles from "./SpanPanel.module.css";

interface SpanItemProps {
  span: ReadSpan;
  isFocused: boolean;
  isReachable: boolean;
}

/** Memoised, and without handlers of its own: of 1500 rows only the two that change are drawn again. */
const SpanItem = memo(function SpanItem({ span, isFocused, isReachable }: SpanItemProps) {
  const { m } = useI18n();
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        style={hueStyle(span.colour)}
        tabIndex={isReachable ? 0 : -1}
        aria-current={isFocused}
        data-id={span.id}
      >
        <span className={styles.dot} aria-hidden="true">
          {span.badge}
        </span>
        <span className={styles.itemWords}>{span.words}</span>
        <span className={styles.status}>
          <span className="unseen">{span.typeName}，</span>
          {m.documents.statuses[span.status]}
        </span>
      </button>
    </li>
  );
});

interface SpanListProps {
  spans: readonly ReadSpan[];
  focused: string | null;
  onFocus: (id: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function SpanList({ spans, focused, onFocus }: SpanListProps) {
  const { m } = useI18n();
  const list = useRef<HTMLUListElement>(null);
  const reachable = spans.some(({ id }) => id === focused) ? focused : spans[0]?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another span in focus is the reason to scroll.
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [focused]);

  const pick = (event: SyntheticEvent) => {
    const id = (event.target as Element).closest("button")?.dataset.id;
    if (id && id !== focused) onFocus(id);
  };
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.code];
    const items = [...(list.current?.querySelectorAll("button") ?? [])];
    const next = step && items[items.indexOf(event.target as HTMLButtonElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ul
      className={styles.list}
      ref={list}
      onClick={pick}
      onFocus={pick}
      onKeyDown={walk}
      aria-label={m.documents.spans}
    >
      {spans.map((span) => (
        <SpanItem key={span.id} span={span} isFocused={span.id === focused} isReachable={span.id === reachable} />
      ))}
    </ul>
  );
}
