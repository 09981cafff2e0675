/** Loads the project once for all of its pages, or says why it cannot. */
import { useQuery } from "@tanstack/react-query";
import { Outlet } from "react-router";
import { isApiError } from "../api/errors";
import { projectQuery, useProjectId } from "../api/project";
import { useI18n } from "../i18n/I18n";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Page } from "../ui/Page";
import { Loading } from "../ui/States";
import { NotFound } from "./NotFound";

export function ProjectFrame() {
  const { m } = useI18n();
  const projectId = useProjectId();
  const project = useQuery({ ...projectQuery(projectId), enabled: Number.isInteger(projectId) });
  if (!Number.isInteger(projectId) || isApiError(project.error, "NOT_FOUND", "FORBIDDEN")) return <NotFound />;
  if (project.isPending) return <Loading />;
  if (!project.data)
    return (
      <Page title={m.common.errors.title}>
        <ErrorPanel error={project.error} onRetry={() => project.refetch()} />
      </Page>
    );
  return <Outlet />;
}
