import { toRowTime } from "@/lib/wire";
import type { WithSecret } from "./create-endpoint";
import type { FoundEvent } from "./get-event";
import type { EventPage } from "./list-events";
import type { Endpoint } from "./queries";
import type { WebhookRow } from "./schema";
import type { Tested } from "./test-endpoint";

function toWebhookRow(endpoint: Endpoint): WebhookRow {
  return {
    wh_dt: toRowTime(endpoint.createdAt),
    wh_id: endpoint.id,
    wh_name: endpoint.name,
    wh_endpoint: endpoint.url,
    wh_events: endpoint.eventTypes,
    wh_auth_type: endpoint.authType,
    wh_auth_data: endpoint.authData,
    wh_timeout: endpoint.timeoutSeconds,
    wh_status: endpoint.status,
    wh_status_reason: endpoint.statusReason,
    wh_retry_count: endpoint.retryCount,
    wh_retry_delay: endpoint.retryDelaySeconds,
    wh_last_status: endpoint.lastStatus,
    wh_failure_count: endpoint.failureCount,
    wh_last_triggered: toRowTime(endpoint.lastAttemptAt),
    wh_rotates_until: toRowTime(endpoint.rotatesUntil),
  };
}

export const presentEndpoint = (endpoint: Endpoint) => ({ data: toWebhookRow(endpoint) });

export const presentEndpoints = (endpoints: Endpoint[]) => ({
  data: endpoints.map(toWebhookRow),
  count: endpoints.length,
});

export const presentSecret = ({ endpoint, secret }: WithSecret) => ({
  data: { ...toWebhookRow(endpoint), wh_secret: secret },
});

export const presentTested = ({
  outcome,
  status,
  latencyMs,
  answer,
  error,
  eventId,
  deliveryId,
}: Tested) => ({
  data: {
    event_id: eventId,
    whd_id: deliveryId,
    delivered: outcome === "delivered",
    ...{ outcome, status, latency_ms: latencyMs, answer, error },
  },
});

export const presentEvents = ({ events, next, more }: EventPage) => ({
  data: events,
  next_cursor: next,
  has_more: more,
});

export const presentResent = ({ deliveryId }: { deliveryId: string }) => ({ data: { whd_id: deliveryId } });

export const presentReplayed = ({ queued }: { queued: number }) => ({ data: { queued } });

export const presentEvent = ({ event, deliveries }: FoundEvent) => ({
  data: event,
  deliveries: deliveries.map((delivery) => ({
    whd_id: delivery.id,
    wh_id: delivery.endpointId,
    whd_kind: delivery.kind,
    whd_status: delivery.status,
    whd_next_attempt: delivery.nextAttemptAt?.toISOString() ?? null,
    attempts: delivery.tries.map(({ number, createdAt, outcome, status, latencyMs, answer, error }) => ({
      number,
      at: createdAt.toISOString(),
      ...{ outcome, status, latency_ms: latencyMs, answer, error },
    })),
  })),
});
