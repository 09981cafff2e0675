/** What went wrong with a request, in the words of the server's error envelope. */

export interface ErrorEnvelope {
  code: string;
  message: string;
  data?: Record<string, unknown>;
}

/** Codes that only the browser can know; the screens have their own sentences for these two. */
export const UNREACHABLE = "UNREACHABLE";
export const UNREADABLE = "UNREADABLE";

export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Record<string, unknown>;

  constructor(envelope: ErrorEnvelope, status: number) {
    super(envelope.message);
    this.name = "ApiError";
    this.code = envelope.code;
    this.status = status;
    this.data = envelope.data ?? {};
  }
}

export function isApiError(error: unknown, ...codes: string[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

function isEnvelope(value: unknown): value is ErrorEnvelope {
  const candidate = value as Partial<ErrorEnvelope> | null;
  return typeof candidate?.code === "string" && typeof candidate.message === "string";
}

/** The error of an answer that is not 2xx; a proxy's HTML page becomes UNREADABLE. */
export function errorOf(body: string, status: number): ApiError {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isEnvelope(parsed)) return new ApiError(parsed, status);
  } catch {
    // Not JSON: falls through to the sentence for unreadable answers.
  }
  return new ApiError({ code: UNREADABLE, message: `HTTP ${status}` }, status);
}

export function unreachable(): ApiError {
  return new ApiError({ code: UNREACHABLE, message: "network" }, 0);
}

/** Field sentences of INVALID_INPUT, ready for a form; empty for every other error. */
export function fieldErrors(error: unknown): Record<string, string[]> {
  if (!isApiError(error, "INVALID_INPUT")) return {};
  return (error.data.fields as Record<string, string[]> | undefined) ?? {};
}
