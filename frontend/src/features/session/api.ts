/** Requests of the account page. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { sessionQuery } from "../../api/session";
import type { Language } from "../../api/types";

export function useChangeProfile() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (profile: { display_name: string; language: Language }) =>
      body(api.PATCH("/api/me", { body: profile })),
    onSuccess: (user) => cache.setQueryData(sessionQuery.queryKey, user),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (passwords: { current: string; new: string }) => api.POST("/api/me/password", { body: passwords }),
  });
}

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await body(api.GET("/api/me/tokens"))).results,
});

export function useCreateToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (token: { name: string; days_valid: number }) => body(api.POST("/api/me/tokens", { body: token })),
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}

export function useRevokeToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.DELETE("/api/me/tokens/{token_id}", { params: { path: { token_id: id } } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}
