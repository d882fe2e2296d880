import { EdgeError } from "@/lib/errors";
import type { ActionRequest } from "./action-request";

const BODY_LIMIT = 64 * 1024;

/**
 * The body as text. Counted while it is read, because a length may be missing or untrue.
 * @throws EdgeError body_too_large, invalid_json (not UTF-8), invalid_request (cut off)
 */
export async function readBody(request: ActionRequest): Promise<string> {
  return decode(await readBytes(request, BODY_LIMIT));
}

/** Events of a provider are larger than what integrators send: a dispute's evidence, an order's many items. */
const EVENT_LIMIT = 1024 * 1024;

/**
 * The body's very bytes, for a signature over them.
 * @throws EdgeError body_too_large, invalid_request (cut off)
 */
export function readRawBody(request: ActionRequest): Promise<Uint8Array> {
  return readBytes(request, EVENT_LIMIT);
}

async function readBytes(request: ActionRequest, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

async function* chunksOf({ body }: ActionRequest): AsyncGenerator<Uint8Array> {
  if (!body) return;
  try {
    // Node's web streams can be iterated too; the DOM's types do not know it.
    yield* body as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new EdgeError("invalid_request", "The body ended before it was complete.", { cause });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new EdgeError("invalid_json", "The body is not valid UTF-8.");
  }
}

function tooLarge(limit: number): EdgeError {
  return new EdgeError("body_too_large", `The body is larger than ${limit / 1024} KiB.`);
}
