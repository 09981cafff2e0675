/** How many documents are shown or found, how far the search has come, and how to stop it. */
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import styles from "./DocumentsPage.module.css";
import type { Documents } from "./useDocuments";

/** The one sentence about the list as it is now. */
function useSentence(documents: Documents): string {
  const { m, format } = useI18n();
  const shown = format.number(documents.rows.length);
  if (documents.searched !== null) {
    const searched = format.number(documents.searched);
    if (documents.isStopped) return `${m.documents.found(shown)} · ${m.documents.stopped(searched)}`;
    return `${m.documents.found(shown)} · ${documents.isSearching ? m.documents.searching(searched) : m.documents.searched(searched)}`;
  }
  if (documents.rows.length === 0) return "";
  return documents.isComplete ? m.documents.allShown(shown) : m.documents.shown(shown);
}

export function ListStatus({ documents }: { documents: Documents }) {
  const { m } = useI18n();
  const canStop = documents.searched !== null && documents.isSearching && !documents.isStopped;
  return (
    <div className={styles.status}>
      <p role="status">{useSentence(documents)}</p>
      {canStop && (
        <Button tone="quiet" small icon="stop" onPress={documents.stop}>
          {m.documents.stop}
        </Button>
      )}
      {documents.isStopped && (
        <Button tone="quiet" small icon="search" onPress={documents.goOn}>
          {m.documents.goOn}
        </Button>
      )}
      <span className={styles.keys}>{m.documents.keysHint}</span>
    </div>
  );
}
