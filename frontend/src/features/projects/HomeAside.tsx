/** What everybody in a project looks up: the types, the guideline, the people. */
import { Link } from "react-router";
import type { Overview, Project } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { typeName } from "../../ui/naming";
import { Panel } from "../../ui/Panel";
import { TypeChip } from "../../ui/TypeChip";
import styles from "./ProjectHome.module.css";

const ROLES = ["MANAGER", "ADJUDICATOR", "REVIEWER"] as const;

export function HomeAside({ project, members }: { project: Project; members: Overview["members"] }) {
  const { m, language } = useI18n();
  const settings = `/projects/${project.id}/settings`;
  return (
    <aside>
      <Panel title={m.projects.types} hint={m.common.overlap[project.overlap]}>
        <ul className={styles.types}>
          {project.entity_types
            .filter((type) => !type.retired)
            .map((type) => (
              <li key={type.id} title={type.definition}>
                <TypeChip badge={type.badge} colour={type.colour} name={typeName(type, language)} />
                {type.hotkey && <kbd className={styles.key}>{type.hotkey.toUpperCase()}</kbd>}
              </li>
            ))}
        </ul>
      </Panel>
      <Panel title={m.projects.guideline}>
        {project.guideline.trim() ? (
          <Link to={`${settings}/guideline`}>{m.projects.readGuideline}</Link>
        ) : (
          <p className={styles.muted}>{m.projects.noGuideline}</p>
        )}
      </Panel>
      <Panel title={m.projects.team}>
        <ul className={styles.team}>
          {ROLES.filter((role) => members[role] > 0).map((role) => (
            <li key={role}>{m.projects.roleCount(m.common.roles[role], members[role])}</li>
          ))}
        </ul>
      </Panel>
    </aside>
  );
}
