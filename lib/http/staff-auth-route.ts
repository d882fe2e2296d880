import { staffAuth } from "@/lib/auth/staff/auth";
import { STAFF_ADDRESS_HEADER, STAFF_PATH } from "@/lib/auth/staff/paths";
import { answerInOnePiece } from "@/lib/auth/staff/person-transaction";
import { env } from "@/lib/env";
import { isEdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { clientAddress } from "./client-address";
import { isDatabaseUnavailable } from "./database-unavailable";
import { readJsonBody } from "./json-body";

const BROKEN = "Something went wrong on our side. Try again.";

/** What our pages use of better-auth. The rest of its addresses, and whatever a new version brings, answers 404. */
const USED = new Set([
  "POST /sign-in/email",
  "POST /sign-out",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /change-password",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
  "GET /passkey/generate-authenticate-options",
  "POST /passkey/verify-authentication",
  "GET /passkey/generate-register-options",
  "POST /passkey/verify-registration",
  "POST /passkey/delete-passkey",
  "POST /passkey/update-passkey",
]);

/**
 * Signing in and out, for the browser. Only our own origin may post, and little: 64 KiB of JSON that can be stored; the
 * client's address is ours to say.
 */
export async function answerStaffAuth(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const requestId = newId("req");
  if (!USED.has(`${request.method} ${pathname.slice(STAFF_PATH.length)}`))
    return toAnswer(404, "There is no such address.", requestId);
  if (request.method === "POST" && request.headers.get("origin") !== new URL(env().APP_URL).origin)
    return toAnswer(403, "This address is called by its own pages only.", requestId, "INVALID_ORIGIN");
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set(STAFF_ADDRESS_HEADER, clientAddress(request.headers));
  headers.set("x-request-id", requestId);
  try {
    const { method, url } = request;
    const body = method === "POST" ? JSON.stringify(await readJsonBody(request)) : null;
    const answer = await answerInOnePiece(() =>
      staffAuth().handler(new Request(url, { method, headers, body })),
    );
    // better-auth has logged it, and says nothing.
    if (answer.status >= 500) return toAnswer(500, BROKEN, requestId);
    answer.headers.set("cache-control", "private, no-store");
    answer.headers.set("x-request-id", requestId);
    return answer;
  } catch (error) {
    if (isEdgeError(error)) return toAnswer(error.status, error.message, requestId);
    log().error({ err: error, requestId }, "A sign-in request failed");
    return isDatabaseUnavailable(error)
      ? toAnswer(503, "The service is briefly unavailable. Try again in a few seconds.", requestId)
      : toAnswer(500, BROKEN, requestId);
  }
}

function toAnswer(status: number, message: string, requestId: string, code?: string): Response {
  return Response.json(
    { message, code },
    { status, headers: { "cache-control": "private, no-store", "x-request-id": requestId } },
  );
}
