/** The numbers of a project, the most telling one first. */
import { Link } from "react-router";
import type { Overview } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Panel } from "../../ui/Panel";
import { ProgressBar } from "../../ui/ProgressBar";
import { Tag } from "../../ui/Tag";
import styles from "./ProjectHome.module.css";

export function ProgressPanel({ projectId, overview }: { projectId: number; overview: Overview }) {
  const { m, format } = useI18n();
  const words = m.projects.numbers;
  const share = overview.documents ? overview.annotated_documents / overview.documents : 0;
  const documents = `/projects/${projectId}/documents`;
  const numbers = [
    { label: words.documents, value: overview.documents, to: documents },
    { label: words.annotated, value: overview.annotated_documents, to: `${documents}?annotated=yes` },
    { label: words.spans, value: overview.spans },
    { label: words.patients, value: overview.patients },
  ];
  return (
    <Panel
      title={m.projects.progress}
      actions={overview.imports_running > 0 && <Tag tone="accent">{m.projects.importRunning}</Tag>}
    >
      <dl className={styles.numbers}>
        {numbers.map(({ label, value, to }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{to ? <Link to={to}>{format.number(value)}</Link> : format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <ProgressBar label={m.projects.annotatedShare(format.percent(share))} value={share} />
    </Panel>
  );
}
