/** Requests of the project list and of a project's home. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { projectQuery } from "../../api/project";
import type { Overlap, PresetCode } from "../../api/types";

export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: async () => (await body(api.GET("/api/projects"))).results,
});

export const presetsQuery = queryOptions({
  queryKey: ["presets"],
  queryFn: async () => (await body(api.GET("/api/presets"))).results,
  staleTime: Number.POSITIVE_INFINITY,
});

/** While an import runs the numbers move, so they are asked for again. */
export const overviewQuery = (projectId: number) =>
  queryOptions({
    queryKey: ["project", projectId, "overview"],
    queryFn: () =>
      body(api.GET("/api/projects/{project_id}/overview", { params: { path: { project_id: projectId } } })),
    refetchInterval: (query) => ((query.state.data?.imports_running ?? 0) > 0 ? 2000 : false),
  });

export interface NewProject {
  name: string;
  description: string;
  preset: PresetCode;
  overlap: Overlap;
}

export function useCreateProject() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (project: NewProject) => body(api.POST("/api/projects", { body: project })),
    onSuccess: (project) => {
      cache.setQueryData(projectQuery(project.id).queryKey, project);
      return cache.invalidateQueries({ queryKey: projectsQuery.queryKey });
    },
  });
}
