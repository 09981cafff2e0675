/** Requests of the accounts page. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { components } from "../../api/schema";

export type NewUser = components["schemas"]["NewUserRequest"];
export type UserChanges = components["schemas"]["PatchedUserChangesRequest"];

const KEY = ["users"] as const;

export const usersQuery = (q: string) =>
  queryOptions({
    queryKey: [...KEY, q],
    queryFn: async () => (await body(api.GET("/api/users", { params: { query: q ? { q } : {} } }))).results,
  });

export function useCreateUser() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (user: NewUser) => body(api.POST("/api/users", { body: user })),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
  });
}

export function useChangeUser() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, changes }: { id: number; changes: UserChanges }) =>
      body(api.PATCH("/api/users/{user_id}", { params: { path: { user_id: id } }, body: changes })),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
  });
}
