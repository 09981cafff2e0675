/** The one typed client: CSRF, language, lost sessions, and errors as ApiError. */
import createClient from "openapi-fetch";
import { csrfToken } from "./csrf";
import { type ApiError, errorOf, unreachable } from "./errors";
import { signInAgain } from "./resume";
import type { paths } from "./schema";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

async function send(request: Request): Promise<Response> {
  const attempt = new Request(request.clone(), { credentials: "same-origin" });
  attempt.headers.set("Accept-Language", document.documentElement.lang);
  if (!SAFE.has(request.method)) attempt.headers.set("X-CSRFToken", csrfToken());
  try {
    return await fetch(attempt);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}

async function refusal(response: Response): Promise<ApiError | null> {
  return response.ok ? null : errorOf(await response.clone().text(), response.status);
}

/** A browser whose cookies were cleared gets a new CSRF cookie by asking who is signed in. */
async function newCsrfCookie(): Promise<boolean> {
  return (await send(new Request(new URL("/api/session", window.location.origin)))).ok;
}

/** Sends; when the session or the CSRF cookie was lost, mends that and sends once more. */
async function guardedFetch(request: Request): Promise<Response> {
  let response = await send(request);
  let error = await refusal(response);
  if (error?.code === "NOT_SIGNED_IN" && (await signInAgain())) {
    response = await send(request);
    error = await refusal(response);
  }
  if (error?.code === "CSRF_FAILED" && (await newCsrfCookie())) {
    response = await send(request);
    error = await refusal(response);
  }
  if (error) throw error;
  return response;
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: guardedFetch });

/** The body of an answer: errors were thrown before, so it is there whenever the schema says so. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
