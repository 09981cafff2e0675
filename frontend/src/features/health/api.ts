/** The request of the status page: a degraded system answers 503 with the same body, which is an answer here. */
import { queryOptions } from "@tanstack/react-query";
import { ApiError, UNREADABLE, unreachable } from "../../api/errors";
import type { Health } from "../../api/types";

const EVERY = 10_000;

async function askHealth(): Promise<Health> {
  const answer = await fetch("/api/health", { headers: { Accept: "application/json" } }).catch(() => {
    throw unreachable();
  });
  try {
    return (await answer.json()) as Health;
  } catch {
    throw new ApiError({ code: UNREADABLE, message: `HTTP ${answer.status}` }, answer.status);
  }
}

export const healthQuery = queryOptions({
  queryKey: ["health"],
  queryFn: askHealth,
  refetchInterval: EVERY,
  staleTime: 0,
});
