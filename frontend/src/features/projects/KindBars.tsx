/** How many documents there are of each kind; each bar leads to them. */
import { Link } from "react-router";
import type { Overview } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Panel } from "../../ui/Panel";
import styles from "./ProjectHome.module.css";

export function KindBars({ projectId, overview }: { projectId: number; overview: Overview }) {
  const { m, format } = useI18n();
  const most = Math.max(...overview.by_kind.map((row) => row.documents), 1);
  if (overview.by_kind.length === 0) return null;
  return (
    <Panel title={m.projects.byKind}>
      <ul className={styles.kinds}>
        {overview.by_kind.map(({ kind, documents }) => (
          <li key={kind}>
            <Link to={`/projects/${projectId}/documents?kind=${kind}`}>{m.common.kinds[kind]}</Link>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${(documents / most) * 100}%` }} />
            </span>
            <span className={styles.count}>{format.number(documents)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
