/** The sections of a record, how many entities each holds, and where the reader is. */
import type { Section } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import styles from "./Outline.module.css";

interface OutlineProps {
  sections: readonly Section[];
  /** Entities by the start of the section. */
  counts: ReadonlyMap<number, number>;
  current: number | null;
  onJump: (start: number) => void;
}

export function Outline({ sections, counts, current, onJump }: OutlineProps) {
  const { m } = useI18n();
  return (
    <nav className={styles.outline} aria-label={m.documents.outline}>
      <h2>{m.documents.outline}</h2>
      {sections.length === 0 && <p className={styles.none}>{m.documents.noOutline}</p>}
      <ol>
        {sections.map(({ start, title }) => (
          <li key={start}>
            <button
              type="button"
              className={styles.section}
              aria-current={start === current ? "location" : undefined}
              onClick={() => onJump(start)}
            >
              <span className={styles.title}>{title}</span>
              <span className={styles.count}>{counts.get(start) || ""}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
