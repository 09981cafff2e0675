/** All imports of a project, the newest first; the running ones move while one watches. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Import } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Panel } from "../../ui/Panel";
import { Loading } from "../../ui/States";
import { useToast } from "../../ui/Toast";
import { importsQuery, isRunning, useForgetProjectNumbers } from "./api";
import { ImportRow } from "./ImportRow";
import styles from "./ImportsPage.module.css";

/** Says so when an import that was running here has finished, and lets lists and numbers be asked for anew. */
function useFinishedImports(projectId: number, imports: readonly Import[]) {
  const { m, format } = useI18n();
  const say = useToast();
  const forget = useForgetProjectNumbers(projectId);
  const running = useRef(new Set<number>());
  useEffect(() => {
    const finished = imports.filter((each) => running.current.has(each.id) && !isRunning(each));
    running.current = new Set(imports.filter(isRunning).map(({ id }) => id));
    if (finished.length === 0) return;
    for (const { state, file_name, added } of finished)
      if (state === "DONE" && added > 0) say(m.imports.finished(file_name, format.number(added)));
    void forget();
  }, [imports, m, format, say, forget]);
}

export function History({ projectId }: { projectId: number }) {
  const { m } = useI18n();
  const query = useInfiniteQuery(importsQuery(projectId));
  const imports = query.data?.pages.flatMap((page) => page.results) ?? [];
  useFinishedImports(projectId, imports);
  return (
    <Panel title={m.imports.history}>
      {query.isPending && <Loading />}
      {query.isError && <ErrorPanel error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && imports.length === 0 && <p className={styles.none}>{m.imports.historyEmpty}</p>}
      <ul className={styles.history}>
        {imports.map((each) => (
          <ImportRow key={each.id} batch={each} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button tone="quiet" onPress={() => query.fetchNextPage()} isPending={query.isFetchingNextPage}>
          {m.imports.older}
        </Button>
      )}
    </Panel>
  );
}
