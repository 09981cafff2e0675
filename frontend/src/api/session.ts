/** Who is signed in: the query every screen may ask, and the two verbs that change the answer. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { api, body } from "./client";
import type { User } from "./types";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async () => (await body(api.GET("/api/session"))).user,
  staleTime: Number.POSITIVE_INFINITY,
});

export interface Credentials {
  username: string;
  password: string;
}

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Credentials) => (await body(api.POST("/api/session", { body: credentials }))).user,
    onSuccess: (user) => cache.setQueryData(sessionQuery.queryKey, user),
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE("/api/session"),
    onSuccess: () => {
      cache.setQueryData(sessionQuery.queryKey, null);
      cache.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
    },
  });
}

/** The gate hands the user down, so that pages never meet the moment in which there is none. */
export const UserContext = createContext<User | null>(null);

/** The signed-in user; only below the session gate. */
export function useUser(): User {
  const user = useContext(UserContext);
  if (!user) throw new Error("useUser is called outside of the session gate");
  return user;
}
