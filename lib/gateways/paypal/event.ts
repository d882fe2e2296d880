import { z } from "zod";
import type { GatewayEvent, GatewayMode } from "../types";

const link = z.object({ rel: z.string(), href: z.string() });
const unit = z.object({ custom_id: z.string().nullish() });

/** Everything that is read of an event: ids and our own references. What happened is asked of the API. */
const event = z.object({
  id: z.string().min(1),
  event_type: z.string().min(1),
  create_time: z.string(),
  resource_type: z.string().nullish(),
  resource: z.looseObject({
    id: z.string().nullish(),
    order_id: z.string().nullish(),
    custom_id: z.string().nullish(),
    customer: z.object({ id: z.string().nullish() }).nullish(),
    purchase_units: z.array(unit).nullish(),
    supplementary_data: z
      .object({ related_ids: z.object({ capture_id: z.string().nullish() }).nullish() })
      .nullish(),
    disputed_transactions: z
      .array(z.object({ seller_transaction_id: z.string().nullish(), custom: z.string().nullish() }))
      .nullish(),
    links: z.array(link).nullish(),
  }),
});

type Resource = z.infer<typeof event>["resource"];

/** A verified payload as our event; null when it is no event of PayPal's. Events do not say whether they are live. */
export function toPaypalEvent(payload: unknown, mode: GatewayMode): GatewayEvent | null {
  const parsed = event.safeParse(payload);
  if (!parsed.success) return null;
  const { id, event_type: type, create_time, resource } = parsed.data;
  const createdAt = new Date(create_time);
  if (Number.isNaN(createdAt.getTime())) return null;
  return { id, type, mode, createdAt, about: aboutOf(type, resource) };
}

function aboutOf(type: string, resource: Resource): GatewayEvent["about"] {
  if (type.startsWith("VAULT.PAYMENT-TOKEN.")) {
    if (!resource.id) return { kind: "none" };
    const customerRef = resource.customer?.id;
    return { kind: "method", ref: resource.id, ...(customerRef ? { customerRef } : {}) };
  }
  if (type.startsWith("CHECKOUT."))
    return charge(resource.order_id ?? resource.id, resource.purchase_units?.[0]?.custom_id);
  if (type.startsWith("PAYMENT.CAPTURE.") || type.startsWith("PAYMENT.REFUND."))
    return charge(captureOf(type, resource), resource.custom_id);
  if (type.startsWith("CUSTOMER.DISPUTE.")) {
    const disputed = resource.disputed_transactions?.[0];
    return charge(disputed?.seller_transaction_id, disputed?.custom);
  }
  return { kind: "none" };
}

/**
 * A refund's or reversal's resource is mostly the refund, which names the capture beside it or in its link `up`; a capture's
 * own link leads to its order. A refund that names none is about nothing that we know.
 */
function captureOf(type: string, { id, links, supplementary_data: more }: Resource) {
  const up = links?.find(({ rel, href }) => rel === "up" && href.includes("/payments/captures/"));
  const named = up?.href.split("/").at(-1) ?? more?.related_ids?.capture_id;
  return named ?? (type.startsWith("PAYMENT.REFUND.") ? undefined : id);
}

function charge(ref: string | null | undefined, chargeId: string | null | undefined): GatewayEvent["about"] {
  if (!ref) return { kind: "none" };
  return { kind: "charge", ref, ...(chargeId ? { chargeId } : {}) };
}
