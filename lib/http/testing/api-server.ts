import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ActionTable } from "../action-request";
import { apiListener } from "../node-server";

export type ApiAnswer = {
  status: number;
  headers: Headers;
  body: {
    status?: string;
    errors?: string[];
    error?: { code: string; field: string | null; request_id: string; decline_code?: string };
    warnings?: string[];
    data?: Record<string, unknown>;
  };
};

export type Send = { method?: string; headers?: Record<string, string>; body?: unknown };

/** Is told of every answer, e.g. to hold it against what is documented. */
export type OnAnswer = (path: string, answer: ApiAnswer) => void;

/** The listener on a port of its own, and a client for it. What the listener does not take is a bare 404. */
export async function startApi(actions: ActionTable, onAnswer: OnAnswer = () => {}) {
  const listener = apiListener(actions);
  const server = createServer((request, response) => {
    if (!listener(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    send: async (path: string, options?: Send) => {
      const answer = await sendJson(origin + path, options);
      onAnswer(path, answer);
      return answer;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A string goes out as it is, anything else as JSON. */
export async function sendJson(
  url: string,
  { method = "POST", headers = {}, body }: Send = {},
): Promise<ApiAnswer> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}
