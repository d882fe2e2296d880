import { EdgeError } from "@/lib/errors";
import type { ActionRequest } from "./action-request";

export const BODY_LIMIT = 64 * 1024;

/**
 * The body as text. Counted while it is read, because a length may be missing or untrue.
 * @throws EdgeError body_too_large, invalid_json (not UTF-8), invalid_request (cut off)
 */
export async function readBody(request: ActionRequest): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_LIMIT) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return decode(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
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

function tooLarge(): EdgeError {
  return new EdgeError("body_too_large", "The body is larger than 64 KiB.");
}
