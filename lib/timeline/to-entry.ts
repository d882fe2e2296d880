import { type Masked, maskBody } from "@/lib/api-log/mask";
import { money, toDecimalNumber } from "@/lib/money";
import type { TimelineEntry } from "./entry";
import type { Names } from "./names";
import type { Rows } from "./read-rows";
import { tellAudit, toActor } from "./tell-audit";
import { GATEWAY_NAMES, tellApiCall, tellCapture, tellEvent, tellGatewayEvent, tellMail } from "./tell-rest";

type Row<S extends keyof Rows> = Rows[S][number];

const EDGE = { type: "system", name: "Edge" } as const;
const gateway = (name: keyof typeof GATEWAY_NAMES) =>
  ({ type: "gateway", name: GATEWAY_NAMES[name] }) as const;
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Rows as entries: pure, one teller for each source. */
export const TO_ENTRY = {
  mail: (row: Row<"mail">): TimelineEntry => ({
    ...tellMail(row),
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: EDGE,
    ...(row.invoiceId ? { subjectId: row.invoiceId } : {}),
    details: masked({
      kind: row.kind,
      recipient: row.recipient,
      subject: row.subject,
      status: row.status,
      attempts: row.attempts,
      sent_at: iso(row.sentAt),
      last_error: row.lastError,
    }),
  }),
  event: (row: Row<"event">): TimelineEntry => ({
    ...tellEvent(row),
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: EDGE,
    subjectId: row.id,
    deliveries: row.deliveries.map(({ id, status, deliveredAt, createdAt, endpoint }) => ({
      id,
      endpoint: endpoint.name,
      status,
      at: (deliveredAt ?? createdAt).toISOString(),
    })),
    details: masked(JSON.parse(row.payload)),
  }),
  revenue: (row: Row<"revenue">, names: Names): TimelineEntry => {
    const decimal = (minor: number | null) =>
      minor === null ? null : toDecimalNumber(money(minor, row.currency));
    return {
      ...tellCapture(row),
      id: row.id,
      at: row.createdAt.toISOString(),
      actor: gateway(row.gateway),
      subjectId: row.chargeId,
      details: masked({
        charge_id: row.chargeId,
        gateway_ref: names.charges.get(row.chargeId)?.ref ?? null,
        gross: decimal(row.gross),
        fee: decimal(row.fee),
        net: decimal(row.net),
        currency: row.currency,
        mode: row.mode,
        revenue_status: row.status,
      }),
    };
  },
  audit: (row: Row<"audit">, names: Names): TimelineEntry => ({
    ...tellAudit(row, names),
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: toActor(row, names),
    subjectId: row.subjectId,
    ...(row.requestId?.startsWith("req_") ? { requestId: row.requestId } : {}),
    details: masked({
      action: row.action,
      ...(row.details as object),
      ...(row.address ? { address: row.address } : {}),
    }),
  }),
  inbox: (row: Row<"inbox">): TimelineEntry => ({
    ...tellGatewayEvent(row.gatewayAccount.gateway, row),
    id: row.id,
    at: row.receivedAt.toISOString(),
    actor: gateway(row.gatewayAccount.gateway),
    subjectId: row.id,
    details: masked({
      type: row.type,
      provider_event_id: row.providerEventId,
      gateway_account_id: row.gatewayAccountId,
      about: row.about,
      status: row.status,
      attempts: row.attempts,
      done_at: iso(row.doneAt),
      last_error: row.lastError,
    }),
  }),
  api: (row: Row<"api">, names: Names): TimelineEntry => ({
    ...tellApiCall(row),
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: { type: "api_key", name: names.keys.get(row.apiKeyId) ?? "API key" },
    requestId: row.id,
    // Both bodies were masked, each by itself, when they were kept.
    details: {
      action: row.action,
      path: row.path,
      status: row.status,
      error_code: row.errorCode,
      latency_ms: row.latencyMs,
      idempotency_key: row.idempotencyKey,
      address: row.address,
      user_agent: row.userAgent,
      request: row.request as Masked,
      response: row.response as Masked,
    },
  }),
};

function masked(details: object): TimelineEntry["details"] {
  return maskBody(details) as TimelineEntry["details"];
}
