import { z } from "zod";
import type { GatewayEvent } from "../types";

/** Everything that is read of an event: ids and our own metadata. What happened is asked of the API. */
const event = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.number().int(),
  livemode: z.boolean(),
  data: z.object({
    object: z.looseObject({
      id: z.string().optional(),
      object: z.string().optional(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
    }),
  }),
});

type Subject = z.infer<typeof event>["data"]["object"];

/** A verified payload as our event; null when it is no event of Stripe's v1 API. */
export function toStripeEvent(payload: unknown): GatewayEvent | null {
  const parsed = event.safeParse(payload);
  if (!parsed.success) return null;
  const { id, type, created, livemode, data } = parsed.data;
  return {
    id,
    type,
    mode: livemode ? "live" : "test",
    createdAt: new Date(created * 1000),
    about: aboutOf(type, data.object),
  };
}

function aboutOf(type: string, subject: Subject): GatewayEvent["about"] {
  const ids = subject.metadata ?? {};
  if (type.startsWith("setup_intent.") && subject.id) return setup(subject.id, ids.attempt_id);
  if (type.startsWith("payment_intent.") && subject.id)
    return ids.attempt_id ? setup(subject.id, ids.attempt_id) : charge(subject.id, ids);
  if (type.startsWith("payment_method.") && subject.id) return { kind: "method", ref: subject.id };
  // A refund or a dispute is about the charge's intent, whose metadata Stripe copies to the charge (not to the dispute); a
  // refund of ours carries the charge's id itself.
  if ((type.startsWith("charge.") || type.startsWith("refund.")) && subject.payment_intent) {
    const { payment_intent: intent } = subject;
    return charge(typeof intent === "string" ? intent : intent.id, ids);
  }
  return { kind: "none" };
}

function setup(ref: string, attemptId: string | undefined): GatewayEvent["about"] {
  return { kind: "setup", ref, ...(attemptId ? { attemptId } : {}) };
}

function charge(ref: string, ids: Record<string, string>): GatewayEvent["about"] {
  return {
    kind: "charge",
    ref,
    ...(ids.charge_id ? { chargeId: ids.charge_id } : {}),
    ...(ids.attempt_id ? { attemptId: ids.attempt_id } : {}),
  };
}
