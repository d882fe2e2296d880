import { EdgeError } from "@/lib/errors";
import type { ActionRequest } from "./action-request";
import { readBody } from "./read-body";

export type JsonObject = { readonly [field: string]: unknown };

const DEEPEST = 32;

/**
 * The request's JSON object.
 * @throws EdgeError method_not_allowed, unsupported_media_type, body_too_large, invalid_json, invalid_request
 */
export async function readJsonBody(request: ActionRequest): Promise<JsonObject> {
  if (request.method !== "POST") {
    throw new EdgeError("method_not_allowed", "This address is called with POST and a JSON body.", {
      allow: "POST",
    });
  }
  if (!isJson(request.headers.get("content-type"))) {
    throw new EdgeError(
      "unsupported_media_type",
      "Send the body as JSON, with Content-Type: application/json.",
    );
  }
  const value = parse(await readBody(request));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new EdgeError("invalid_request", "The body must be a JSON object.");
  }
  requireStorable(value);
  return value as JsonObject;
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase() === "application/json";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EdgeError("invalid_json", "The body is not valid JSON.");
  }
}

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair, and nobody nests references 32 deep.
 * @throws EdgeError invalid_request
 */
export function requireStorable(value: unknown, path: readonly string[] = []): void {
  if (typeof value === "string") requireText(value, path);
  if (typeof value !== "object" || value === null) return;
  if (path.length >= DEEPEST) {
    throw new EdgeError("invalid_request", `${path[0]} is nested more than ${DEEPEST} levels deep.`, {
      field: path[0],
    });
  }
  for (const [key, inner] of Object.entries(value)) {
    requireText(key, path);
    requireStorable(inner, [...path, key]);
  }
}

function requireText(text: string, path: readonly string[]): void {
  if (!text.includes("\0") && !/\p{Surrogate}/u.test(text)) return;
  const field = path.join(".");
  throw new EdgeError(
    "invalid_request",
    field
      ? `${field} contains a character that cannot be stored (NUL or half of a surrogate pair).`
      : "The name of a field contains a character that cannot be stored (NUL or half of a surrogate pair).",
    field ? { field } : {},
  );
}
