import { maskAnswer, maskBody } from "./mask";
import { toStorable } from "./mask-text";
import { findNamed } from "./named";

/** A call of the public API that had a valid key, as it was answered. */
export type ApiCall = {
  orgId: string;
  apiKeyId: string;
  /** The answer's `req_…`. */
  requestId: string;
  action: string;
  /** Of the request; only which of an action's two addresses it was is kept. */
  url: string | undefined;
  /** When it came. */
  at: Date;
  latencyMs: number;
  /** As it was sent, even where it is none that we take. */
  idempotencyKey: string | null;
  address: string;
  userAgent: string | null;
  request: unknown;
  answer: { status: number; body: string };
};

/** The call as `record_api_requests` takes it; nothing that it holds is a secret any more. */
export function toRow(call: ApiCall) {
  const response = maskAnswer(call.answer.body);
  return {
    org_id: call.orgId,
    id: call.requestId,
    action: call.action,
    path: toPath(call.action, call.url),
    status: call.answer.status,
    error_code: errorCodeOf(response),
    api_key_id: call.apiKeyId,
    ...findNamed(call.request, response),
    idempotency_key: toText(call.idempotencyKey, 255),
    address: call.address,
    user_agent: toText(call.userAgent, 512),
    latency_ms: Math.max(0, Math.round(call.latencyMs)),
    request: maskBody(call.request),
    response,
    created_at: call.at.toISOString(),
  };
}

/** What else stands in the address may be secret. */
function toPath(action: string, url: string | undefined): string {
  const [, older, area = "edge"] = /(\/apis)?\/public\/(edge|account)\//.exec(url ?? "") ?? [];
  return older ? `/apis/public/${area}/${action}.php` : `/public/${area}/${action}`;
}

function errorCodeOf(response: unknown): string | null {
  const code = (response as { error?: { code?: unknown } } | null)?.error?.code;
  return typeof code === "string" ? code : null;
}

function toText(header: string | null, longest: number): string | null {
  return header === null ? null : toStorable(header.slice(0, longest));
}
