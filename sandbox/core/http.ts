import type { IncomingMessage, ServerResponse } from "node:http";
import type { Call, Reply } from "./types";

const BODY_LIMIT = 1024 * 1024;

/** Reads a request whole; undefined when it is too big or its client went away. */
export async function readCall(request: IncomingMessage): Promise<Call | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > BODY_LIMIT) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  const url = new URL(request.url ?? "/", "http://sandbox");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    raw: Buffer.concat(chunks),
    params: {},
  };
}

/** Sends a reply; what is neither text nor bytes goes out as JSON. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  const { body } = reply;
  const plain = typeof body === "string" || Buffer.isBuffer(body);
  const headers: Record<string, string> = { "cache-control": "no-store", ...reply.headers };
  const named = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  if (!named) headers["content-type"] = plain ? "text/plain; charset=utf-8" : "application/json";
  response.writeHead(reply.status, headers);
  if (body === undefined || body === null) response.end();
  else response.end(plain ? body : JSON.stringify(body, null, 2));
}

/** What lets a page on another origin make the calls that the providers' scripts make. */
export const OPEN_TO_ALL: Record<string, string> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "Request-Id, Idempotent-Replayed, Stripe-Version, Paypal-Debug-Id",
};

/** The answer to a browser's question before a call with a key. */
export function preflight(call: Call): Reply {
  return {
    status: 204,
    headers: {
      ...OPEN_TO_ALL,
      "access-control-allow-methods": "GET, POST, PATCH, DELETE, OPTIONS",
      "access-control-allow-headers": call.headers["access-control-request-headers"] ?? "*",
      "access-control-max-age": "600",
    },
    body: undefined,
  };
}
