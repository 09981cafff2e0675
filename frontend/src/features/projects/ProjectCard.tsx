/** One project in the list: what it holds, which types it knows, what one is in it. */
import { Link } from "react-router";
import type { ProjectSummary } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { typeName } from "../../ui/naming";
import { Tag } from "../../ui/Tag";
import { TypeBadge } from "../../ui/TypeChip";
import styles from "./ProjectsPage.module.css";

export function ProjectCard({ project }: { project: ProjectSummary }) {
  const { m, format, language } = useI18n();
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h2>
          <Link to={`/projects/${project.id}`} className={styles.cardLink}>
            {project.name}
          </Link>
        </h2>
        <Tag tone={project.my_role ? "accent" : "calm"}>
          {project.my_role ? m.common.roles[project.my_role] : m.common.roleOfAdmin}
        </Tag>
      </div>
      <p className={styles.description}>{project.description}</p>
      <div className={styles.badges}>
        {project.entity_types.map((type) => (
          <TypeBadge key={type.name_zh} badge={type.badge} colour={type.colour} title={typeName(type, language)} />
        ))}
      </div>
      <p className={styles.numbers}>
        <span>{m.projects.documents(format.number(project.documents))}</span>
        <span>{m.projects.members(format.number(project.members))}</span>
      </p>
    </li>
  );
}
