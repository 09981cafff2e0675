/** One import: how far it is, what came of it, what can be done about it. */
import { useState } from "react";
import { Link } from "react-router";
import type { Import } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { ProgressBar } from "../../ui/ProgressBar";
import { Tag, type TagTone } from "../../ui/Tag";
import { broughtNothing, isRunning } from "./api";
import styles from "./ImportsPage.module.css";
import { ProblemsDialog } from "./ProblemsDialog";
import { TakeBackDialog } from "./TakeBackDialog";

const TONES: Record<Import["state"], TagTone> = { WAITING: "calm", READING: "accent", DONE: "good", FAILED: "danger" };

function Running({ batch }: { batch: Import }) {
  const { m, format } = useI18n();
  const share = batch.file_bytes ? batch.bytes_read / batch.file_bytes : 0;
  if (batch.waiting_for_worker)
    return (
      <p role="status" className={styles.waiting}>
        <Icon name="alert" size={16} />
        {m.imports.noWorker}
        <Link to="/health">{m.imports.toHealth}</Link>
      </p>
    );
  return (
    <ProgressBar
      label={m.imports.progress(format.bytes(batch.bytes_read), format.bytes(batch.file_bytes))}
      value={batch.state === "WAITING" ? null : share}
    />
  );
}

function Counts({ batch }: { batch: Import }) {
  const { m, format } = useI18n();
  const counts = [
    { name: "added", value: batch.added },
    { name: "spans", value: batch.spans_added },
    { name: "duplicates", value: batch.duplicates },
    { name: "refused", value: batch.refused },
  ] as const;
  return (
    <dl className={styles.counts}>
      {counts
        .filter(({ name, value }) => value > 0 || name === "added")
        .map(({ name, value }) => (
          <div key={name} className={name === "refused" ? styles.bad : ""}>
            <dt>{m.imports.counts[name]}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Verbs({ batch }: { batch: Import }) {
  const { m, format } = useI18n();
  const [open, setOpen] = useState<"problems" | "takeBack" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={styles.verbs}>
      {batch.added > 0 && (
        <Link className={buttonClass("plain", true)} to={`/projects/${batch.project_id}/documents?batch=${batch.id}`}>
          {m.imports.seeDocuments}
        </Link>
      )}
      {batch.problem_count > 0 && (
        <Button small onPress={() => setOpen("problems")}>
          {m.imports.problems(format.number(batch.problem_count))}
        </Button>
      )}
      {!isRunning(batch) && batch.added > 0 && (
        <Button small tone="quiet" onPress={() => setOpen("takeBack")}>
          {m.imports.undo}
        </Button>
      )}
      {open === "problems" && <ProblemsDialog batch={batch} onClose={close} />}
      {open === "takeBack" && <TakeBackDialog batch={batch} onClose={close} />}
    </div>
  );
}

export function ImportRow({ batch }: { batch: Import }) {
  const { m, format } = useI18n();
  const who = batch.by?.display_name || batch.by?.username || "";
  return (
    <li className={styles.batch}>
      <div className={styles.batchHead}>
        <span className={styles.fileName}>{batch.file_name}</span>
        {broughtNothing(batch) ? (
          <Tag tone="warn">{m.imports.broughtNothing}</Tag>
        ) : (
          <Tag tone={TONES[batch.state]}>{m.imports.states[batch.state]}</Tag>
        )}
        <span className={styles.small}>{m.imports.by(who, format.ago(batch.created_at))}</span>
      </div>
      {isRunning(batch) && <Running batch={batch} />}
      {batch.error && <p className={styles.failure}>{batch.error.message}</p>}
      {batch.state !== "WAITING" && batch.state !== "FAILED" && <Counts batch={batch} />}
      <Verbs batch={batch} />
    </li>
  );
}
