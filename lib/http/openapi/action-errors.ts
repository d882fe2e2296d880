import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import type { ActionFacts } from "../action-request";

/** Whatever the action: what is wrong with the call itself, and what is wrong with us. */
export const COMMON_ERRORS: readonly ErrorCode[] = [
  "invalid_json",
  "invalid_request",
  "missing_api_key",
  "invalid_api_key",
  "org_mismatch",
  "method_not_allowed",
  "body_too_large",
  "unsupported_media_type",
  "rate_limited",
  "internal_error",
  "service_unavailable",
];

/** Of actions that write, when they are called with an `Idempotency-Key`. */
export const REPEAT_ERRORS: readonly ErrorCode[] = ["idempotency_conflict", "request_in_progress"];

/** Every refusal that the action can answer, by rising status. */
export function errorsOf({ reference, writes }: ActionFacts): ErrorCode[] {
  const codes = new Set([...COMMON_ERRORS, ...(writes ? REPEAT_ERRORS : []), ...reference.errors]);
  const inOrder = Object.keys(ERROR_STATUS) as ErrorCode[];
  return inOrder.filter((code) => codes.has(code));
}

/** The same codes, by their HTTP status. */
export function byStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  const found = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = ERROR_STATUS[code];
    found.set(status, [...(found.get(status) ?? []), code]);
  }
  return found;
}
