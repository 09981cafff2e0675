/** A document that has been loaded: which reading is shown, which types of it, and where the reader is. */
import { useMemo, useRef, useState } from "react";
import { useProject } from "../../api/project";
import type { Document } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Text } from "../../spans/codePoints";
import { RecordText, scrollToOffset } from "../../ui/RecordText";
import { DocumentHead } from "./DocumentHead";
import styles from "./DocumentReader.module.css";
import { Outline } from "./Outline";
import { countBySection, headingsOf, readSpans } from "./reading";
import { SpanPanel } from "./SpanPanel";
import { TypeFilter } from "./TypeFilter";
import { useSearchMarks } from "./useSearchMarks";
import { useSectionInView } from "./useSectionInView";

const NO_READING = { id: 0, kind: "IMPORTED", author: null, created_at: "", spans: [] } as const;

/** What the chosen reading says about the text, drawn or listed. */
function useReading(document: Document, hidden: ReadonlySet<number>) {
  const { language } = useI18n();
  const { entity_types: types } = useProject();
  const [readingId, setReadingId] = useState(document.sets.at(-1)?.id);
  const reading = document.sets.find(({ id }) => id === readingId) ?? document.sets.at(-1);
  const text = useMemo(() => new Text(document.text), [document.text]);
  const all = useMemo(
    () => readSpans(text, reading ?? { ...NO_READING, spans: [] }, types, language),
    [text, reading, types, language],
  );
  const shown = useMemo(() => all.filter(({ typeId }) => !hidden.has(typeId)), [all, hidden]);
  const headings = useMemo(() => headingsOf(text, document.outline, all), [text, document.outline, all]);
  const counts = useMemo(() => countBySection(document.outline, all), [document.outline, all]);
  return { reading, setReadingId, all, shown, headings, counts };
}

export function DocumentReader({ document }: { document: Document }) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const pane = useRef<HTMLElement>(null);
  const { reading, setReadingId, all, shown, headings, counts } = useReading(document, hidden);
  const section = useSectionInView(pane, document.outline);
  useSearchMarks(pane);

  const focusFromList = (id: string) => {
    setFocused(id);
    pane.current?.querySelector(`[data-span="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const toggle = (typeId: number) => {
    const next = new Set(hidden);
    if (!next.delete(typeId)) next.add(typeId);
    setHidden(next);
  };
  return (
    <div className={styles.reader}>
      <Outline
        sections={document.outline}
        counts={counts}
        current={section}
        onJump={(start) => pane.current && scrollToOffset(pane.current, start)}
      />
      <section className={styles.centre} ref={pane}>
        <DocumentHead document={document} />
        <TypeFilter spans={all} hidden={hidden} onToggle={toggle} />
        <article className={styles.sheet}>
          <RecordText text={document.text} spans={shown} headings={headings} focused={focused} onPick={setFocused} />
        </article>
      </section>
      <SpanPanel
        readings={document.sets}
        reading={reading}
        onReading={setReadingId}
        spans={shown}
        isAnnotated={all.length > 0}
        focused={focused}
        onFocus={focusFromList}
      />
    </div>
  );
}
