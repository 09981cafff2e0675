/** What was wrong, place by place, so that it can be corrected. */
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Import, Problem } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Loading } from "../../ui/States";
import { broughtNothing, problemsQuery } from "./api";
import styles from "./ProblemsDialog.module.css";

function usePlaceOf(): (problem: Problem) => string {
  const { m, format } = useI18n();
  return ({ place, line }) => {
    const where = line === null ? "" : m.imports.line(format.number(line));
    return [place, where].filter(Boolean).join(" · ") || m.imports.wholeFile;
  };
}

export function ProblemsDialog({ batch, onClose }: { batch: Import; onClose: () => void }) {
  const { m } = useI18n();
  const query = useInfiniteQuery(problemsQuery(batch.id));
  const placeOf = usePlaceOf();
  const problems = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <Dialog title={m.imports.problemsTitle(batch.file_name)} isOpen onClose={onClose} wide>
      <p className={styles.help}>{broughtNothing(batch) ? m.imports.problemsHelpNothing : m.imports.problemsHelp}</p>
      {query.isPending && <Loading />}
      {query.isError && <ErrorPanel error={query.error} onRetry={() => query.refetch()} />}
      <ul className={styles.problems}>
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and never change order.
          <li key={index}>
            <span className={styles.place}>{placeOf(problem)}</span>
            <span>{problem.message}</span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button tone="quiet" onPress={() => query.fetchNextPage()} isPending={query.isFetchingNextPage}>
          {m.imports.moreProblems}
        </Button>
      )}
    </Dialog>
  );
}
