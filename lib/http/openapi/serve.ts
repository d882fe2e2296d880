import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import type { ActionTable } from "../action-request";
import { toOpenApi } from "./document";

/** The document for anyone who asks, tools of other sites included; made once for each process. */
export function serveOpenApi(actions: ActionTable): (request: Request) => Response {
  let made: { text: string; etag: string } | undefined;
  return (request) => {
    made ??= make(actions);
    const { text, etag } = made;
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
      etag,
    };
    const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
    if (known.some((tag) => tag.replace(/^W\//, "") === etag))
      return new Response(null, { status: 304, headers });
    return new Response(text, { headers });
  };
}

function make(actions: ActionTable) {
  const text = JSON.stringify(toOpenApi(actions, env().APP_URL));
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}
