/** A server for tests of screens: a table of answers, and a record of what was asked. */
import { vi } from "vitest";

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

export class Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly data: Record<string, unknown>;

  constructor(status: number, code: string, message: string, data: Record<string, unknown> = {}) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.data = data;
  }
}

type Answer = unknown | ((call: Call) => unknown);

async function callOf(request: Request): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url);
  const text = await request.text();
  const body: unknown = text ? JSON.parse(text) : null;
  return { method: request.method, path: pathname, query: searchParams, headers: request.headers, body };
}

function respond(answer: unknown): Response {
  if (answer instanceof Refused) {
    const { status, code, message, data } = answer;
    return Response.json({ code, message, data }, { status });
  }
  return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
}

/** Answers by "METHOD /path"; what is not in the table fails loudly, as an address that does not exist. */
export function fakeServer(answers: Record<string, Answer>) {
  const calls: Call[] = [];
  const table = { ...answers };
  vi.stubGlobal("fetch", async (input: Request | string) => {
    const call = await callOf(input instanceof Request ? input : new Request(new URL(input, window.location.origin)));
    calls.push(call);
    const key = `${call.method} ${call.path}`;
    if (!(key in table)) return respond(new Refused(404, "NOT_FOUND", `no answer for ${key}`));
    const answer = table[key];
    return respond(typeof answer === "function" ? await answer(call) : answer);
  });
  return {
    calls,
    asked: (key: string) => calls.filter(({ method, path }) => `${method} ${path}` === key),
    answer: (key: string, answer: Answer) => {
      table[key] = answer;
    },
  };
}
