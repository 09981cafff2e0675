/** Requests of the import page. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { Import } from "../../api/types";
import { type Upload, upload } from "../../api/upload";

const POLL = 1000;

export const limitsQuery = queryOptions({
  queryKey: ["limits"],
  queryFn: () => body(api.GET("/api/limits")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** It ended, but neither documents nor annotations came of it, and not because all of it was there before. */
export function broughtNothing({ state, added, spans_added, refused }: Import): boolean {
  return state === "DONE" && added + spans_added === 0 && refused > 0;
}

export function isRunning({ state }: Import): boolean {
  return state === "WAITING" || state === "READING";
}

/** Asked every second while something runs; not while the page is hidden. */
export const importsQuery = (projectId: number) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "imports"],
    queryFn: ({ pageParam }) => {
      const query = pageParam ? { cursor: pageParam } : {};
      return body(
        api.GET("/api/projects/{project_id}/imports", { params: { path: { project_id: projectId }, query } }),
      );
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.results.some(isRunning)) ? POLL : false),
  });

export const problemsQuery = (importId: number) =>
  infiniteQueryOptions({
    queryKey: ["import", importId, "problems"],
    queryFn: ({ pageParam }) => {
      const query = pageParam ? { cursor: pageParam } : {};
      return body(api.GET("/api/imports/{batch_id}/problems", { params: { path: { batch_id: importId }, query } }));
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export function sendFile(projectId: number, what: Omit<Upload, "url">): Promise<Import> {
  return upload<Import>({ ...what, url: `/api/projects/${projectId}/imports` });
}

/** All that an import changes: numbers, lists, the imports themselves. */
export function useForgetProjectNumbers(projectId: number): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: ["project", projectId, "imports"] }),
      cache.invalidateQueries({ queryKey: ["project", projectId, "overview"] }),
      cache.resetQueries({ queryKey: ["project", projectId, "documents"] }),
      cache.invalidateQueries({ queryKey: ["projects"] }),
    ]);
  };
}

export function useTakeBack(projectId: number) {
  const forget = useForgetProjectNumbers(projectId);
  return useMutation({
    mutationFn: (importId: number) =>
      api.DELETE("/api/imports/{batch_id}", { params: { path: { batch_id: importId } } }),
    onSuccess: forget,
  });
}
