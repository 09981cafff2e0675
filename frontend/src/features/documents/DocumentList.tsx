/** The rows: only those on screen exist, yet arrows, Tab and the back button work as if all did. */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { DocumentRow } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { DocumentItem } from "./DocumentItem";
import styles from "./DocumentsPage.module.css";
import { type Filters, searchOf } from "./filters";
import { useScrollMemory } from "./scrollMemory";

const ROW_HEIGHT = 72;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

interface DocumentListProps {
  projectId: number;
  filters: Filters;
  rows: readonly DocumentRow[];
  /** The last row on screen. */
  onSee: (index: number) => void;
  onPatient: (patient: string) => void;
}

/** One row of the list is reachable by Tab; the arrows move it. */
function useRoving(count: number, scrollTo: (index: number) => void) {
  const [active, setActive] = useState(0);
  const moved = useRef(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    list.current?.querySelector<HTMLElement>(`[data-index="${active}"] a`)?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.code];
    if (!step || !(event.target as Element).closest("[data-index]")) return;
    event.preventDefault();
    const next = Math.min(Math.max(active + step, 0), count - 1);
    moved.current = true;
    setActive(next);
    scrollTo(next);
  };
  return { active, setActive, list, onKeyDown };
}

export function DocumentList({ projectId, filters, rows, onSee, onPatient }: DocumentListProps) {
  const { m } = useI18n();
  const [top, setTop] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: 64,
  });
  const { active, setActive, list, onKeyDown } = useRoving(rows.length, (index) => virtualizer.scrollToIndex(index));
  const visible = virtualizer.getVirtualItems();
  const last = visible.at(-1)?.index ?? -1;
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0));
  useEffect(() => onSee(last), [last, onSee]);
  useScrollMemory(rows.length > 0);

  const reachable = visible.some(({ index }) => index === active) ? active : visible[0]?.index;
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={m.documents.list}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {visible.map(({ index, start }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={row.id}
              className={styles.row}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - top}px)` }}
              onFocus={() => setActive(index)}
            >
              <DocumentItem
                row={row}
                to={`/projects/${projectId}/documents/${row.id}${searchOf(filters)}`}
                isReachable={index === reachable}
                onPatient={onPatient}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}
