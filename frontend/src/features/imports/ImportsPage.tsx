/** Getting records in: drop files, watch them arrive, see what was wrong with which line. */
import { useProject } from "../../api/project";
import type { Project } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Page } from "../../ui/Page";
import { EmptyState } from "../../ui/States";
import { Formats } from "./Formats";
import { History } from "./History";
import styles from "./ImportsPage.module.css";
import { Intake } from "./Intake";
import { SendingRow } from "./SendingRow";
import { useUploads } from "./useUploads";

function Imports({ project }: { project: Project }) {
  const { sendings, add, stop } = useUploads(project.id);
  return (
    <div className={styles.columns}>
      <div className={styles.work}>
        <Intake onFiles={add} />
        {sendings.length > 0 && (
          <ul className={styles.sendings}>
            {sendings.map((sending) => (
              <SendingRow key={sending.id} sending={sending} onStop={() => stop(sending)} />
            ))}
          </ul>
        )}
        <History projectId={project.id} />
      </div>
      <Formats types={project.entity_types} />
    </div>
  );
}

export default function ImportsPage() {
  const { m } = useI18n();
  const project = useProject();
  return (
    <Page
      title={m.imports.title}
      tabTitle={`${m.imports.title} · ${project.name}`}
      lead={project.may_manage && m.imports.lead}
    >
      {project.may_manage ? (
        <Imports project={project} />
      ) : (
        <EmptyState icon="upload" title={m.imports.onlyManagers}>
          <p>{m.imports.onlyManagersHelp}</p>
        </EmptyState>
      )}
    </Page>
  );
}
