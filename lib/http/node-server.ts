import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { type ActionRequest, type ActionTable, type DescribedAction, findAction } from "./action-request";
import type { Answer } from "./answer";
import { markClientAddress } from "./client-address";

const ADDRESSES = [
  /^\/public\/(edge|account)\/([^/?]+)(?:\?|$)/,
  /^\/apis\/public\/(edge|account)\/([^/?]+)\.php(?:\?|$)/,
];
/** What is still read of a body that was refused, so that its sender sees the answer and not a broken connection. */
const MOST_DISCARDED = 8 * 1024 * 1024;

/**
 * Serves the API's actions straight from `node:http`, past Next's router, with the actions that the route files export.
 * The listener answers true when it took the request; everything else, unknown actions included, is Next's.
 */
export function apiListener(actions: ActionTable) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const action = actionAt(actions, request.url ?? "");
    if (!action) return false;
    markClientAddress(request);
    action
      .answer(toActionRequest(request))
      .then((answer) => send(answer, request, response))
      .catch((error) => {
        log().error({ err: error }, "An answer could not be sent");
        response.destroy();
      });
    return true;
  };
}

function actionAt(actions: ActionTable, url: string): DescribedAction | undefined {
  for (const address of ADDRESSES) {
    const [, area, name] = address.exec(url) ?? [];
    if (area && name) return findAction(actions, area, name);
  }
  return undefined;
}

function toActionRequest(request: IncomingMessage): ActionRequest {
  return {
    method: request.method ?? "GET",
    url: request.url ?? "",
    headers: {
      get: (name) => {
        const value = request.headers[name];
        return (Array.isArray(value) ? value.join(", ") : value) ?? null;
      },
    },
    body: { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) },
  };
}

function send({ status, body, headers }: Answer, request: IncomingMessage, response: ServerResponse): void {
  discardRest(request);
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  // As a string, the body goes out in one write with the headers.
  response.end(body);
}

function discardRest(request: IncomingMessage): void {
  if (request.readableEnded) return;
  let discarded = 0;
  request.on("error", () => request.destroy());
  request.on("data", (chunk: Buffer) => {
    discarded += chunk.byteLength;
    if (discarded > MOST_DISCARDED) request.destroy();
  });
}
