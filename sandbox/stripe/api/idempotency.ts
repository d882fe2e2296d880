import { createHash } from "node:crypto";
import type { Call, Core, Reply } from "../../core/types";
import { StripeError } from "./stripe-error";

const NOUN = "idempotency";
const KEPT_MS = 24 * 60 * 60 * 1000;

type Remembered = {
  id: string;
  path: string;
  fingerprint: string;
  status: number;
  body: unknown;
  request: string;
  at: number;
};

export const keyOf = (call: Call): string | null => {
  const value = call.headers["idempotency-key"];
  return call.method === "POST" && typeof value === "string" && value !== "" ? value : null;
};

/** The answer that was given under this key, or undefined; refuses a key that was used for something else. */
export function recall(core: Core, account: string, call: Call, key: string): Reply | undefined {
  if (key.length > 255)
    throw new StripeError(400, {
      type: "idempotency_error",
      message: "The idempotency key provided is too long: it must be at most 255 characters.",
    });
  const kept = core.store.get<Remembered>("stripe", account, NOUN, key);
  if (!kept || core.now().getTime() - kept.at > KEPT_MS) return undefined;
  if (kept.path !== call.path)
    throw new StripeError(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${call.path}' vs '${kept.path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  if (kept.fingerprint !== fingerprint(call))
    throw new StripeError(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  return {
    status: kept.status,
    headers: { "idempotent-replayed": "true", "original-request": kept.request },
    body: kept.body,
  };
}

/** Keeps an answer for repeats, whatever it was: declines and server errors too. */
export function remember(core: Core, account: string, call: Call, key: string, reply: Reply): void {
  const kept: Remembered = {
    id: key,
    path: call.path,
    fingerprint: fingerprint(call),
    status: reply.status,
    body: reply.body,
    request: reply.headers?.["request-id"] ?? "",
    at: core.now().getTime(),
  };
  core.store.put("stripe", account, NOUN, key, kept);
}

function fingerprint(call: Call): string {
  return createHash("sha256").update(call.raw).digest("base64url");
}
