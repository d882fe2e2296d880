import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import type { GatewayAccount, StripeCredentials } from "../types";
import { verifyStripeWebhook } from "./webhook";

const secret = "whsec_test_0123456789";
const account: GatewayAccount<StripeCredentials> = {
  id: "ga_1",
  orgId: "org_1",
  mode: "test",
  credentials: { secretKey: "sk_test_1", publishableKey: "pk_test_1", webhookSecret: secret },
};

function eventText(type: string, object: unknown): string {
  return JSON.stringify({ id: "evt_1", type, created: 1_790_000_000, livemode: false, data: { object } });
}

function verify(
  payload: string,
  { timestamp = Date.now() / 1000, key = secret, sent = payload, to = account } = {},
) {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: key, timestamp });
  return verifyStripeWebhook(to, Buffer.from(sent), new Headers({ "stripe-signature": signature }));
}

const setupPaid = eventText("payment_intent.succeeded", {
  id: "pi_1",
  metadata: { attempt_id: "att_1", charge_id: "sc_1" },
});

describe("verifying", () => {
  it("gives the event of signed bytes", () => {
    expect(verify(setupPaid)).toEqual({
      id: "evt_1",
      type: "payment_intent.succeeded",
      mode: "test",
      createdAt: new Date(1_790_000_000_000),
      about: { kind: "setup", ref: "pi_1", attemptId: "att_1" },
    });
  });

  it("refuses another secret, changed bytes, a missing header and an account without a secret", () => {
    expect(verify(setupPaid, { key: "whsec_other" })).toBeNull();
    expect(verify(setupPaid, { sent: `${setupPaid} ` })).toBeNull();
    expect(verifyStripeWebhook(account, Buffer.from(setupPaid), new Headers())).toBeNull();
    const { webhookSecret: _, ...credentials } = account.credentials;
    expect(verify(setupPaid, { to: { ...account, credentials } })).toBeNull();
  });

  it("refuses a timestamp more than five minutes away, to either side", () => {
    const now = Date.now() / 1000;
    expect(verify(setupPaid, { timestamp: now - 290 })).not.toBeNull();
    expect(verify(setupPaid, { timestamp: now + 290 })).not.toBeNull();
    expect(verify(setupPaid, { timestamp: now - 310 })).toBeNull();
    expect(verify(setupPaid, { timestamp: now + 310 })).toBeNull();
  });

  it("refuses signed nonsense", () => {
    expect(verify("not json")).toBeNull();
    expect(verify(JSON.stringify({ id: "evt_1" }))).toBeNull();
  });
});

describe("what an event is about", () => {
  const about = (type: string, object: unknown) => verify(eventText(type, object))?.about;

  it("names the setup, the charge or the method to converge on", () => {
    expect(about("setup_intent.succeeded", { id: "seti_1", metadata: { attempt_id: "att_1" } })).toEqual({
      kind: "setup",
      ref: "seti_1",
      attemptId: "att_1",
    });
    expect(about("payment_intent.succeeded", { id: "pi_2", metadata: { charge_id: "sc_2" } })).toEqual({
      kind: "charge",
      ref: "pi_2",
      chargeId: "sc_2",
    });
    for (const type of ["payment_method.detached", "payment_method.automatically_updated"])
      expect(about(type, { id: "pm_1" })).toEqual({ kind: "method", ref: "pm_1" });
  });

  it("leads a refund and a dispute to the intent", () => {
    const refunded = {
      id: "ch_1",
      payment_intent: "pi_1",
      metadata: { charge_id: "sc_1", attempt_id: "att_1" },
    };
    expect(about("charge.refunded", refunded)).toEqual({
      kind: "charge",
      ref: "pi_1",
      chargeId: "sc_1",
      attemptId: "att_1",
    });
    for (const type of ["charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed"])
      expect(about(type, { id: "dp_1", payment_intent: "pi_1" })).toEqual({ kind: "charge", ref: "pi_1" });
    const refund = { id: "re_1", payment_intent: "pi_1", metadata: { refund_id: "re_1", charge_id: "sc_1" } };
    for (const type of ["refund.updated", "refund.failed", "charge.refund.updated"])
      expect(about(type, refund)).toEqual({ kind: "charge", ref: "pi_1", chargeId: "sc_1" });
  });

  it("is nothing for events that concern us not", () => {
    expect(about("customer.created", { id: "cus_1" })).toEqual({ kind: "none" });
    expect(about("charge.refunded", { id: "ch_1", payment_intent: null })).toEqual({ kind: "none" });
  });
});
