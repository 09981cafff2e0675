/** A project's home: how far it has come, and what its lead would do next. */
import { useQuery } from "@tanstack/react-query";
import { useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Page } from "../../ui/Page";
import { Loading } from "../../ui/States";
import { overviewQuery } from "./api";
import { HomeAside } from "./HomeAside";
import { KindBars } from "./KindBars";
import { NextSteps } from "./NextSteps";
import { ProgressPanel } from "./ProgressPanel";
import styles from "./ProjectHome.module.css";

export default function ProjectHome() {
  const { m } = useI18n();
  const project = useProject();
  const overview = useQuery(overviewQuery(project.id));
  const lead = [project.description, project.my_role ? "" : m.projects.asAdmin].filter(Boolean).join(" ");
  return (
    <Page title={project.name} tabTitle={`${m.projects.sections.home} · ${project.name}`} lead={lead}>
      {overview.isPending && <Loading />}
      {overview.isError && <ErrorPanel error={overview.error} onRetry={() => overview.refetch()} />}
      {overview.data && (
        <div className={styles.columns}>
          <div>
            {project.may_manage && <NextSteps projectId={project.id} steps={overview.data.steps} />}
            <ProgressPanel projectId={project.id} overview={overview.data} />
            <KindBars projectId={project.id} overview={overview.data} />
          </div>
          <HomeAside project={project} members={overview.data.members} />
        </div>
      )}
    </Page>
  );
}
