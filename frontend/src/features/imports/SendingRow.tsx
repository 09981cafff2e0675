/** One file on its way. */
import { useI18n } from "../../i18n/I18n";
import { IconButton } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { ProgressBar } from "../../ui/ProgressBar";
import styles from "./ImportsPage.module.css";
import type { Sending } from "./useUploads";

export function SendingRow({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const { m, format } = useI18n();
  const { file, share, error } = sending;
  const label = share === null ? m.imports.queued : m.imports.uploading(format.percent(share));
  return (
    <li className={styles.sending}>
      <div className={styles.sendingHead}>
        <span className={styles.fileName}>{file.name}</span>
        <span className={styles.small}>{format.bytes(file.size)}</span>
        <IconButton icon="x" small label={m.imports.stopUpload(file.name)} onPress={onStop} />
      </div>
      {error ? <ErrorPanel error={error} /> : <ProgressBar label={label} value={share ?? 0} />}
    </li>
  );
}
