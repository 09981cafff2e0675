/** The settings of a project: their pages on the left, the chosen one beside it. */
import { NavLink, Outlet } from "react-router";
import { useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { Page } from "../../ui/Page";
import styles from "./SettingsFrame.module.css";

const SECTIONS = [
  { name: "general", to: "" },
  { name: "types", to: "types" },
  { name: "guideline", to: "guideline" },
  { name: "members", to: "members" },
] as const;

export default function SettingsFrame() {
  const { m } = useI18n();
  const project = useProject();
  return (
    <Page
      title={m.settings.title}
      tabTitle={`${m.settings.title} · ${project.name}`}
      lead={!project.may_manage && m.settings.readOnly}
    >
      <div className={styles.columns}>
        <nav className={styles.sections} aria-label={m.settings.sectionsLabel}>
          {SECTIONS.map(({ name, to }) => (
            <NavLink key={name} to={to} end className={styles.section}>
              {m.settings.sections[name]}
            </NavLink>
          ))}
        </nav>
        <Outlet />
      </div>
    </Page>
  );
}
