/** Requests of the settings pages. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { projectQuery } from "../../api/project";
import type { components } from "../../api/schema";
import type { Member, Overlap, Project, Role } from "../../api/types";

type Schemas = components["schemas"];
export type ProjectChanges = Schemas["PatchedProjectChangesRequest"];
export type TypeFields = Schemas["NewEntityTypeRequest"];
export type TypeChanges = Schemas["PatchedEntityTypeChangesRequest"];

const ofProject = (projectId: number) => ({ params: { path: { project_id: projectId } } });

/** A change of the project: the answer is the project, so nothing need be fetched again but lists that quote it. */
export function useChangeProject(projectId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ overlap, ...changes }: ProjectChanges & { overlap?: Overlap }): Promise<Project> => {
      if (overlap) await api.PUT("/api/projects/{project_id}/overlap", { ...ofProject(projectId), body: { overlap } });
      return body(api.PATCH("/api/projects/{project_id}", { ...ofProject(projectId), body: changes }));
    },
    onSuccess: (project) => {
      cache.setQueryData(projectQuery(projectId).queryKey, project);
      cache.invalidateQueries({ queryKey: ["projects"] });
      cache.invalidateQueries({ queryKey: ["project", projectId, "overview"] });
    },
  });
}

/** After types or members changed, everything of the project is asked for anew: it is little, and quotes them. */
function useProjectMutation<Input, Answer>(projectId: number, mutationFn: (input: Input) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["project", projectId] }),
  });
}

export function useDefineType(projectId: number) {
  return useProjectMutation(projectId, (type: TypeFields) =>
    body(api.POST("/api/projects/{project_id}/entity-types", { ...ofProject(projectId), body: type })),
  );
}

export function useChangeType(projectId: number) {
  return useProjectMutation(projectId, ({ id, changes }: { id: number; changes: TypeChanges }) => {
    const params = { path: { project_id: projectId, type_id: id } };
    return body(api.PATCH("/api/projects/{project_id}/entity-types/{type_id}", { params, body: changes }));
  });
}

export const membersQuery = (projectId: number) =>
  queryOptions({
    queryKey: ["project", projectId, "members"],
    queryFn: async () => (await body(api.GET("/api/projects/{project_id}/members", ofProject(projectId)))).results,
  });

export const candidatesQuery = (projectId: number, q: string) =>
  queryOptions({
    queryKey: ["project", projectId, "candidates", q],
    queryFn: async () => {
      const params = { path: { project_id: projectId }, query: q ? { q } : {} };
      return (await body(api.GET("/api/projects/{project_id}/candidates", { params }))).results;
    },
  });

export function useAddMember(projectId: number) {
  return useProjectMutation(projectId, (member: { user_id: number; role: Role }) =>
    body(api.POST("/api/projects/{project_id}/members", { ...ofProject(projectId), body: member })),
  );
}

const ofMember = (projectId: number, { user }: Member) => ({
  params: { path: { project_id: projectId, user_id: user.id } },
});

export function useChangeRole(projectId: number) {
  return useProjectMutation(projectId, ({ member, role }: { member: Member; role: Role }) =>
    body(api.PATCH("/api/projects/{project_id}/members/{user_id}", { ...ofMember(projectId, member), body: { role } })),
  );
}

export function useRemoveMember(projectId: number) {
  return useProjectMutation(projectId, (member: Member) =>
    api.DELETE("/api/projects/{project_id}/members/{user_id}", ofMember(projectId, member)),
  );
}
