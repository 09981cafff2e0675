/** Inside a project: its name and its pages, in the bar. */
import { useQuery } from "@tanstack/react-query";
import { Link, NavLink, useMatch } from "react-router";
import { projectQuery } from "../api/project";
import { useI18n } from "../i18n/I18n";
import styles from "./ProjectTabs.module.css";

function Tabs({ projectId }: { projectId: number }) {
  const { m } = useI18n();
  const { data: project } = useQuery(projectQuery(projectId));
  if (!project) return null;
  const base = `/projects/${projectId}`;
  const words = m.projects.sections;
  const tabs = [
    { to: base, text: words.home, end: true },
    { to: `${base}/documents`, text: words.documents },
    ...(project.may_manage ? [{ to: `${base}/imports`, text: words.imports }] : []),
    { to: `${base}/settings`, text: words.settings },
  ];
  return (
    <div className={styles.project}>
      <Link to={base} className={styles.name} title={project.name}>
        {project.name}
      </Link>
      <nav className={styles.tabs} aria-label={m.projects.sectionsLabel}>
        {tabs.map(({ to, text, end }) => (
          <NavLink key={to} to={to} end={end} className={styles.tab}>
            {text}
          </NavLink>
        ))}
      </nav>
    </div>
  );
}

export function ProjectTabs() {
  const projectId = Number(useMatch("/projects/:projectId/*")?.params.projectId);
  return Number.isInteger(projectId) ? <Tabs projectId={projectId} /> : null;
}
