import type { z } from "zod";
import { EdgeError, isEdgeError } from "@/lib/errors";
import { log } from "@/lib/log";
import { isDatabaseUnavailable } from "./database-unavailable";
import { requireStorable } from "./json-body";

/**
 * What a staff action answers its page. `message` is a whole sentence; `field` names the input it is about. `inDoubt`: it broke
 * off, and may have been done all the same; any other refusal says that it was not. `signedOut`: nobody's session asked.
 */
export type StaffAnswer<Value> =
  | { ok: true; value: Value }
  | { ok: false; message: string; field?: string; requestId: string; inDoubt?: true; signedOut?: true };

const INTERNAL =
  "Something went wrong on our side. Try again; if it stays, look for the request id in the server's log.";
const UNAVAILABLE = "The database is briefly unavailable. Try again in a few seconds.";

/** The session has ended while a page of it was still open. */
export class SignedOut extends EdgeError {
  constructor() {
    super("invalid_request", "You are signed out. Sign in and try again.");
  }
}

/** The page was made for another organization than the one that the session's pages show by now. */
export function showsAnother(): EdgeError {
  return new EdgeError(
    "org_mismatch",
    "Your pages now show another organization. Reload this page and try again.",
  );
}

/** Nothing that an error says goes out, but for the sentence of an `EdgeError`; the rest is in the log, under the id. */
export function toRefusal(error: unknown, requestId: string): StaffAnswer<never> & { ok: false } {
  if (isEdgeError(error) && error.status < 500) {
    return {
      ok: false,
      message: error.message,
      ...(error.field ? { field: error.field } : {}),
      ...(error instanceof SignedOut ? { signedOut: true } : {}),
      requestId,
    };
  }
  log().error({ err: error, requestId }, "A staff action failed");
  const message = isDatabaseUnavailable(error) ? UNAVAILABLE : INTERNAL;
  return { ok: false, message, requestId, inDoubt: true };
}

/**
 * The input as the schema makes it. A schema's own messages are whole sentences ("Write the amount like 12.50.").
 * @throws EdgeError invalid_request with the first field at fault and its sentence
 */
export function parseStaffInput<Schema extends z.ZodObject>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) {
    // Of what the schema let through alone: what a caller nests beside it is never walked.
    requireStorable(result.data);
    return result.data;
  }
  const [issue] = result.error.issues;
  throw new EdgeError("invalid_request", issue?.message ?? "The input is not valid.", {
    field: issue?.path.join(".") || undefined,
  });
}
