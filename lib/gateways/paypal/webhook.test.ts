import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newBeginSetup, newChargeRequest, newPaypalAccount } from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { type Delivery, startWebhookReceiver, type WebhookReceiver } from "@/lib/testing/webhook-receiver";
import { isGatewayUnknown } from "../errors";
import type { Gateway, GatewayAccount, PaypalCredentials } from "../types";
import { makePaypalGateway } from "./gateway";

let sandbox: SandboxUnderTest;
let receiver: WebhookReceiver;
let account: GatewayAccount<PaypalCredentials>;
let vaulted: Delivery;
let captured: Delivery;
let ids: { token: string; customer?: string; capture: string; chargeId: string };

const freshGateway = () => makePaypalGateway({ apiBase: sandbox.url, timeoutMs: 2_000 });

beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startSandbox(), startWebhookReceiver()]);
  const gateway = freshGateway();
  account = newPaypalAccount();
  const { id } = await gateway.registerWebhook(account, receiver.url);
  account.credentials = { ...account.credentials, webhookId: id };

  const input = newBeginSetup();
  const begun = await gateway.beginSetup(account, input);
  await fetch(`${sandbox.url}/paypal/approve/${begun.ref}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ decision: "approve", email: "payer@example.com" }),
  });
  const saved = await gateway.readSetup(account, { attemptId: input.attemptId, ref: begun.ref });
  if (saved.state !== "saved") throw new Error(saved.state);
  const request = newChargeRequest(saved.method);
  const charged = await gateway.charge(account, request);
  if (charged.state !== "captured") throw new Error(charged.state);
  ids = {
    token: saved.method.ref,
    customer: saved.method.customerRef,
    capture: charged.capture.ref,
    chargeId: request.chargeId,
  };
  vaulted = await received("VAULT.PAYMENT-TOKEN.CREATED");
  captured = await received("PAYMENT.CAPTURE.COMPLETED");
});
afterAll(async () => {
  receiver.stop();
  await sandbox.stop();
});

function received(type: string): Promise<Delivery> {
  return vi.waitFor(
    () => {
      const found = receiver.deliveries.find(({ raw }) => JSON.parse(raw.toString()).event_type === type);
      if (!found) throw new Error(`${type} has not come yet`);
      return found;
    },
    { timeout: 10_000 },
  );
}

const verify = (
  { raw, headers }: { raw: Uint8Array; headers: Headers },
  to = account,
  gateway: Gateway<PaypalCredentials> = freshGateway(),
) => gateway.verifyWebhook(to, raw, headers);

function withHeader({ raw, headers }: Delivery, name: string, value: string | null): Delivery {
  const changed = new Headers(headers);
  if (value === null) changed.delete(name);
  else changed.set(name, value);
  return { raw, headers: changed };
}

const breakCertificates = () =>
  sandbox.control("POST", "faults", {
    method: "GET",
    path: "^/v1/notifications/certs/",
    effect: "drop_before",
    times: 1,
  });

describe("a delivery from PayPal", () => {
  it("is an event about the saved method or the charge", async () => {
    expect(await verify(vaulted)).toMatchObject({
      type: "VAULT.PAYMENT-TOKEN.CREATED",
      mode: "test",
      about: { kind: "method", ref: ids.token, customerRef: ids.customer },
    });
    expect(await verify(captured)).toMatchObject({
      type: "PAYMENT.CAPTURE.COMPLETED",
      createdAt: expect.any(Date),
      about: { kind: "charge", ref: ids.capture, chargeId: ids.chargeId },
    });
  });

  it("is nothing when a byte differs, even where the JSON says the same", async () => {
    const text = captured.raw.toString();
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(text), null, 1));
    expect(await verify({ ...captured, raw: rewritten })).toBeNull();
    expect(await verify({ ...captured, raw: vaulted.raw })).toBeNull();
    expect(await verify({ ...captured, raw: Buffer.from([0xff, 0xfe]) })).toBeNull();
  });

  it("is nothing for another webhook, or for an account that has none", async () => {
    const { webhookId: _, ...none } = account.credentials;
    expect(await verify(captured, { ...account, credentials: none })).toBeNull();
    const other = { ...account, credentials: { ...account.credentials, webhookId: "WH-OTHER" } };
    expect(await verify(captured, other)).toBeNull();
  });

  it.each([
    ["paypal-transmission-sig", "AAAA"],
    ["paypal-transmission-sig", null],
    ["paypal-transmission-id", "another"],
    ["paypal-transmission-time", "2020-01-01T00:00:00Z"],
    ["paypal-transmission-time", "2199-01-01T00:00:00Z"],
    ["paypal-transmission-time", "yesterday"],
    ["paypal-auth-algo", "SHA1withRSA"],
    ["paypal-cert-url", "https://evil.example/v1/notifications/certs/CERT-1"],
    ["paypal-cert-url", null],
  ])("is nothing when %s is %s", async (name, value) => {
    expect(await verify(withHeader(captured, name, value))).toBeNull();
  });

  it("is checked by PayPal itself when its certificate cannot be fetched", async () => {
    await breakCertificates();
    expect(await verify(captured)).toMatchObject({ type: "PAYMENT.CAPTURE.COMPLETED" });
    await breakCertificates();
    expect(await verify({ ...captured, raw: vaulted.raw })).toBeNull();
  });

  it("is left to be delivered again when PayPal cannot be asked either", async () => {
    await breakCertificates();
    const path = "verify-webhook-signature$";
    await sandbox.control("POST", "faults", { path, effect: "status", status: 500, times: 1 });
    await expect(verify(captured)).rejects.toSatisfy(isGatewayUnknown);
  });
});

describe("registering", () => {
  it("finds the webhook again and mends its events", async () => {
    const gateway = freshGateway();
    const url = `${receiver.url}/again`;
    const fresh = newPaypalAccount();
    const first = await gateway.registerWebhook(fresh, url);
    expect(first).toEqual({ id: expect.any(String) });
    expect(await gateway.registerWebhook(fresh, url)).toEqual(first);
    const other = await gateway.registerWebhook(fresh, `${url}/other`);
    expect(other.id).not.toBe(first.id);
  });

  it("asks for every event that is acted on", async () => {
    const fresh = newPaypalAccount();
    await freshGateway().registerWebhook(fresh, `${receiver.url}/all`);
    const { objects } = await sandbox.control<{ objects: unknown[] }>(
      "GET",
      `objects?provider=paypal&account=${fresh.suffix}&type=webhook`,
    );
    for (const name of [
      "VAULT.PAYMENT-TOKEN.DELETED",
      "VAULT.PAYMENT-TOKEN.DELETION-INITIATED",
      "PAYMENT.CAPTURE.REFUNDED",
      "PAYMENT.CAPTURE.REVERSED",
      "PAYMENT.REFUND.PENDING",
      "PAYMENT.REFUND.FAILED",
      "CUSTOMER.DISPUTE.CREATED",
      "CUSTOMER.DISPUTE.UPDATED",
      "CUSTOMER.DISPUTE.RESOLVED",
    ])
      expect(JSON.stringify(objects)).toContain(`"${name}"`);
  });

  it("finds what a lost answer had made", async () => {
    const gateway = freshGateway();
    const fresh = newPaypalAccount();
    await sandbox.control("POST", "faults", {
      account: fresh.suffix,
      method: "POST",
      path: "^/v1/notifications/webhooks$",
      effect: "drop_after",
      times: 1,
    });
    expect(await gateway.registerWebhook(fresh, receiver.url)).toEqual({ id: expect.any(String) });
  });
});
