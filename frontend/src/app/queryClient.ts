/** The server cache and its manners. */
import { QueryClient } from "@tanstack/react-query";
import { isApiError, UNREACHABLE } from "../api/errors";

const RETRIES = 1;

/** Only what may pass by itself is asked again: a lost connection or a failing server, never a refusal. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (!isApiError(error) || failures >= RETRIES) return false;
  return error.code === UNREACHABLE || error.status >= 500;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A hospital network is often "offline" for the browser and yet reaches the server.
      queries: { retry: worthRetrying, networkMode: "always", staleTime: 10_000, refetchOnWindowFocus: false },
      mutations: { networkMode: "always" },
    },
  });
}
