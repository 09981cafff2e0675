/** All entities by position; one Tab stop, arrows walk it and the text follows. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useI18n } from "../../i18n/I18n";
import { hueStyle } from "../../ui/hue";
import type { ReadSpan } from "./reading";
import styles from "./SpanPanel.module.css";

interface SpanListProps {
  spans: readonly ReadSpan[];
  focused: string | null;
  onFocus: (id: string) => void;
}

export function SpanList({ spans, focused, onFocus }: SpanListProps) {
  const { m } = useI18n();
  const list = useRef<HTMLUListElement>(null);
  const reachable = spans.some(({ id }) => id === focused) ? focused : spans[0]?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another span in focus is the reason to scroll.
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView?.({ block: "nearest" });
  }, [focused]);

  const walk = (event: KeyboardEvent) => {
    const step = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
    const items = [...(list.current?.querySelectorAll("button") ?? [])];
    const next = items[items.indexOf(event.target as HTMLButtonElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ul className={styles.list} ref={list} onKeyDown={walk} aria-label={m.documents.spans}>
      {spans.map((span) => (
        <li key={span.id}>
          <button
            type="button"
            className={styles.item}
            style={hueStyle(span.colour)}
            tabIndex={span.id === reachable ? 0 : -1}
            aria-current={span.id === focused}
            onClick={() => onFocus(span.id)}
            onFocus={() => span.id !== focused && onFocus(span.id)}
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
      ))}
    </ul>
  );
}
