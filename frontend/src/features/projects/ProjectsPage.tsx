/** All projects of the person who is signed in. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useUser } from "../../api/session";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Page } from "../../ui/Page";
import { EmptyState, Loading } from "../../ui/States";
import { projectsQuery } from "./api";
import { NewProjectDialog } from "./NewProjectDialog";
import { ProjectCard } from "./ProjectCard";
import styles from "./ProjectsPage.module.css";

export default function ProjectsPage() {
  const { m } = useI18n();
  const user = useUser();
  const projects = useQuery(projectsQuery);
  const [creating, setCreating] = useState(false);
  const create = user.can_create_projects && (
    <Button tone="primary" icon="plus" onPress={() => setCreating(true)}>
      {m.projects.create}
    </Button>
  );
  const count = projects.data?.length ?? 0;
  const isEmpty = projects.isSuccess && count === 0;
  return (
    <Page title={m.projects.title} lead={m.projects.lead} actions={count > 0 && create}>
      {projects.isPending && <Loading />}
      {projects.isError && <ErrorPanel error={projects.error} onRetry={() => projects.refetch()} />}
      {isEmpty && (
        <EmptyState icon="book" title={m.projects.emptyTitle} action={create}>
          <p>{create ? m.projects.emptyCreate : m.projects.emptyWait}</p>
        </EmptyState>
      )}
      <ul className={styles.cards}>
        {projects.data?.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      <NewProjectDialog isOpen={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
