/** All that is known about the picked entity. */
import { useI18n } from "../../i18n/I18n";
import { hueStyle } from "../../ui/hue";
import { TypeBadge } from "../../ui/TypeChip";
import { confidenceOf, type ReadSpan } from "./reading";
import styles from "./SpanPanel.module.css";

function Confidence({ score }: { score: number }) {
  const { m } = useI18n();
  return (
    <>
      <dt>{m.documents.confidence}</dt>
      <dd>
        {m.documents.confidences[confidenceOf(score)]} {score.toFixed(2)}
      </dd>
      <div className={styles.score} aria-hidden="true">
        <span style={{ width: `${score * 100}%` }} />
      </div>
    </>
  );
}

export function SpanCard({ span, source }: { span: ReadSpan; source: string }) {
  const { m } = useI18n();
  return (
    <section className={styles.card} style={hueStyle(span.colour)} aria-live="polite">
      <p className={styles.words}>{span.words}</p>
      <p className={styles.kind}>
        <TypeBadge badge={span.badge} colour={span.colour} />
        {span.typeName || m.documents.unknownType} · {m.documents.statuses[span.status]}
      </p>
      <dl>
        {span.score !== null && <Confidence score={span.score} />}
        <dt>{m.documents.position}</dt>
        <dd>
          {span.start}–{span.end}
        </dd>
        <dt>{m.documents.source}</dt>
        <dd>{source}</dd>
      </dl>
    </section>
  );
}
