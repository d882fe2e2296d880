import { API_VERSION, type Context, keep, seconds } from "./context";
import type { StripeEvent } from "./objects";
import { targetsOf } from "./webhook-targets";

/** Keeps an event about an object as it is now, and sends it to the endpoints that want it. */
export function emit(ctx: Context, type: string, object: object, previous?: object): void {
  const event: StripeEvent = {
    id: ctx.core.newId("evt_"),
    object: "event",
    api_version: API_VERSION,
    created: seconds(ctx),
    data: { object: structuredClone(object), ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: targetsOf(ctx.core, ctx.account).filter((target) => target.wants(type)).length,
    request: { id: ctx.requestId, idempotency_key: ctx.idempotencyKey },
    type,
  };
  keep(ctx, "event", event);
  ctx.core.emit(
    { provider: "stripe", id: ctx.account },
    { id: event.id, type, body: JSON.stringify(event, null, 2) },
  );
}
