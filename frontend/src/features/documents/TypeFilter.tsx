/** The types that occur in a document, as switches: hide one to see the others better. */

import { useI18n } from "../../i18n/I18n";
import { TypeBadge } from "../../ui/TypeChip";
import type { ReadSpan } from "./reading";
import styles from "./TypeFilter.module.css";

interface TypeFilterProps {
  spans: readonly ReadSpan[];
  hidden: ReadonlySet<number>;
  onToggle: (typeId: number) => void;
}

/** One of each type, in the order of first appearance, with how often it occurs. */
export function typesIn(spans: readonly ReadSpan[]): { first: ReadSpan; count: number }[] {
  const found = new Map<number, { first: ReadSpan; count: number }>();
  for (const span of spans) {
    const entry = found.get(span.typeId);
    if (entry) entry.count += 1;
    else found.set(span.typeId, { first: span, count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

export function TypeFilter({ spans, hidden, onToggle }: TypeFilterProps) {
  const { m } = useI18n();
  return (
    <div className={styles.types}>
      {typesIn(spans).map(({ first, count }) => {
        const isHidden = hidden.has(first.typeId);
        const name = first.typeName || m.documents.unknownType;
        return (
          <button
            key={first.typeId}
            type="button"
            className={styles.type}
            aria-pressed={!isHidden}
            title={isHidden ? m.documents.showType(name) : m.documents.hideType(name)}
            onClick={() => onToggle(first.typeId)}
          >
            <span aria-hidden="true">
              <TypeBadge badge={first.badge} colour={first.colour} />
            </span>
            {name} <span className={styles.count}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}
