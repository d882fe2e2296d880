import { EdgeError, isEdgeError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Answer } from "./answer";
import { isDatabaseUnavailable } from "./database-unavailable";

const INTERNAL = "Something went wrong on our side. Quote the request id when you contact support.";
const UNAVAILABLE = "The service is briefly unavailable. Send the same request again in a few seconds.";

/**
 * The one place where an error becomes JSON. What is not an `EdgeError` is logged in full and answered with a fixed
 * sentence: no stack, no SQL and no provider's text goes out.
 */
export function toErrorAnswer(thrown: unknown, requestId: string): Answer {
  const error = toEdgeError(thrown);
  if (error.status >= 500) log().error({ err: thrown, requestId }, "A request failed");
  const { code, field, declineCode, data } = error;
  const body = {
    status: "error",
    errors: error.errors,
    error: { code, field, request_id: requestId, ...(declineCode && { decline_code: declineCode }) },
    ...(data && { data }),
  };
  return { status: error.status, body: JSON.stringify(body), headers: headersFor(error) };
}

function toEdgeError(thrown: unknown): EdgeError {
  if (isEdgeError(thrown) && thrown.status < 500) return thrown;
  if (isEdgeError(thrown) && thrown.code === "service_unavailable") {
    return new EdgeError("service_unavailable", UNAVAILABLE, {
      retryAfterSeconds: thrown.retryAfterSeconds ?? 2,
    });
  }
  if (isDatabaseUnavailable(thrown)) {
    return new EdgeError("service_unavailable", UNAVAILABLE, { retryAfterSeconds: 2 });
  }
  return new EdgeError("internal_error", INTERNAL);
}

function headersFor(error: EdgeError): Record<string, string> {
  const headers: Record<string, string> = {};
  if (error.allow) headers.allow = error.allow;
  if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
  if (error.status === 401) headers["www-authenticate"] = 'Bearer realm="edge"';
  return headers;
}
