/** The entities of the reading that is shown: the picked one in full, all of them in order. */
import type { Reading } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Select } from "../../ui/Select";
import type { ReadSpan } from "./reading";
import { SpanCard } from "./SpanCard";
import { SpanList } from "./SpanList";
import styles from "./SpanPanel.module.css";

interface SpanPanelProps {
  readings: readonly Reading[];
  reading: Reading | undefined;
  onReading: (id: number) => void;
  spans: readonly ReadSpan[];
  isAnnotated: boolean;
  focused: string | null;
  onFocus: (id: string) => void;
}

function useReadingName(): (reading: Reading) => string {
  const { m } = useI18n();
  return ({ kind, author }) => {
    const what = m.documents.readings[kind];
    return author ? m.documents.readingBy(what, author.display_name || author.username) : what;
  };
}

export function SpanPanel({ readings, reading, onReading, spans, isAnnotated, focused, onFocus }: SpanPanelProps) {
  const { m, format } = useI18n();
  const nameOf = useReadingName();
  const picked = spans.find(({ id }) => id === focused);
  if (!reading)
    return (
      <aside className={styles.panel} aria-label={m.documents.spans}>
        <p className={styles.none}>{m.documents.noSpans}</p>
      </aside>
    );
  return (
    <aside className={styles.panel} aria-label={m.documents.spans}>
      <div className={styles.top}>
        {readings.length > 1 ? (
          <Select
            label={m.documents.reading}
            value={String(reading.id)}
            onChange={(id) => onReading(Number(id))}
            options={readings.map((each) => ({ value: String(each.id), text: nameOf(each) }))}
          />
        ) : (
          <p className={styles.only}>{nameOf(reading)}</p>
        )}
        {picked ? (
          <SpanCard span={picked} source={nameOf(reading)} />
        ) : (
          <p className={styles.hint}>{m.documents.pickHint}</p>
        )}
      </div>
      <h2 className={styles.title}>
        {m.documents.spans}
        <span>{m.documents.spanCount(format.number(spans.length))}</span>
      </h2>
      {spans.length === 0 && (
        <p className={styles.none}>{isAnnotated ? m.documents.noSpansShown : m.documents.noSpans}</p>
      )}
      <SpanList spans={spans} focused={focused} onFocus={onFocus} />
    </aside>
  );
}
