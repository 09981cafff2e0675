/** One project: the query that every page of a project shares. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { api, body } from "./client";
import type { Project } from "./types";

export const projectQuery = (projectId: number) =>
  queryOptions({
    queryKey: ["project", projectId],
    queryFn: () => body(api.GET("/api/projects/{project_id}", { params: { path: { project_id: projectId } } })),
    staleTime: 30_000,
  });

export function useProjectId(): number {
  return Number(useParams().projectId);
}

/** The project of this page; only rendered below the project frame, which has loaded it. */
export function useProject(): Project {
  const { data } = useQuery(projectQuery(useProjectId()));
  if (!data) throw new Error("useProject is called outside of the project frame");
  return data;
}
