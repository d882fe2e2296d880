import { createVerify, X509Certificate } from "node:crypto";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PATIENCE } from "@/sandbox/core/testing/patience";
import { captureOf } from "../testing/answer";
import { type Merchant, makeMerchant } from "../testing/merchant";
import { type Delivery, type Receiver, startReceiver } from "../testing/receiver";
import { type Started, startPaypal } from "../testing/start";

let sandbox: Started;
let merchant: Merchant;
let receiver: Receiver;
let webhookId: string;
beforeAll(async () => {
  sandbox = await startPaypal();
});
beforeEach(async () => {
  merchant = await makeMerchant(sandbox.origin);
  receiver = await startReceiver();
  const body = { url: receiver.url, event_types: [{ name: "*" }] };
  webhookId = (await merchant.call("POST", "/v1/notifications/webhooks", { body })).body.id;
  return () => receiver.stop();
});
afterAll(() => sandbox.stop());

async function firstDelivery(): Promise<Delivery> {
  await merchant.savedMethod();
  await vi.waitFor(() => expect(receiver.deliveries).toHaveLength(1), PATIENCE);
  return receiver.deliveries[0] as Delivery;
}

const header = (delivery: Delivery, name: string) => String(delivery.headers[name]);

function verifyBody(delivery: Delivery, raw: string): string {
  const fields = {
    auth_algo: header(delivery, "paypal-auth-algo"),
    cert_url: header(delivery, "paypal-cert-url"),
    transmission_id: header(delivery, "paypal-transmission-id"),
    transmission_sig: header(delivery, "paypal-transmission-sig"),
    transmission_time: header(delivery, "paypal-transmission-time"),
    webhook_id: webhookId,
  };
  return `${JSON.stringify(fields).slice(0, -1)},"webhook_event":${raw}}`;
}

async function verification(raw: string) {
  const path = "/v1/notifications/verify-webhook-signature";
  return (await merchant.call("POST", path, { raw })).body.verification_status;
}

test("a delivery is signed with the certificate that it names", async () => {
  const delivery = await firstDelivery();
  const response = await fetch(header(delivery, "paypal-cert-url"));
  const certificate = new X509Certificate(await response.text());
  expect(certificate.subject).toContain("CN=messageverificationcerts.paypal.com");
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkHost("messageverificationcerts.paypal.com")).toBeTruthy();
  expect(new Date(certificate.validFrom) < new Date() && new Date() < new Date(certificate.validTo)).toBe(
    true,
  );

  const [id, time] = ["paypal-transmission-id", "paypal-transmission-time"].map((name) =>
    header(delivery, name),
  );
  const text = `${id}|${time}|${webhookId}|${crc32(Buffer.from(delivery.raw))}`;
  const verifier = createVerify("RSA-SHA256").update(text);
  expect(verifier.verify(certificate.publicKey, header(delivery, "paypal-transmission-sig"), "base64")).toBe(
    true,
  );
});

test("verify-webhook-signature looks at the event's own text", async () => {
  const delivery = await firstDelivery();
  expect(await verification(verifyBody(delivery, delivery.raw))).toBe("SUCCESS");
  const respaced = JSON.stringify(JSON.parse(delivery.raw), null, 1);
  expect(await verification(verifyBody(delivery, respaced))).toBe("FAILURE");
  const forged = verifyBody(delivery, delivery.raw.replace("VAULTED", "DELETED"));
  expect(await verification(forged)).toBe("FAILURE");
  const elsewhere = verifyBody(delivery, delivery.raw).replace(sandbox.origin, "http://evil.example.test");
  expect(await verification(elsewhere)).toBe("FAILURE");
});

test("the certificate outlives a restart", async () => {
  const delivery = await firstDelivery();
  await sandbox.restart();
  expect(await verification(verifyBody(delivery, delivery.raw))).toBe("SUCCESS");
});

test("tells of everything that happens, in events that can be read and sent again", async () => {
  const vaultId = await merchant.savedMethod();
  const charged = await merchant.charge(vaultId);
  const capture = captureOf(charged);
  await merchant.call("POST", `/v2/payments/captures/${capture.id}/refund`, {
    body: { amount: { value: "5.00", currency_code: "USD" } },
  });
  await merchant.control("POST", `/paypal/captures/${capture.id}/reverse`, {});
  await merchant.call("DELETE", `/v3/vault/payment-tokens/${vaultId}`);
  const expected = [
    "CHECKOUT.ORDER.COMPLETED",
    "PAYMENT.CAPTURE.COMPLETED",
    "PAYMENT.CAPTURE.REFUNDED",
    "PAYMENT.CAPTURE.REVERSED",
    "VAULT.PAYMENT-TOKEN.CREATED",
    "VAULT.PAYMENT-TOKEN.DELETED",
  ];
  await vi.waitFor(() => expect(receiver.types().sort()).toEqual(expected), PATIENCE);

  const query = `/v1/notifications/webhooks-events?event_type=PAYMENT.CAPTURE.COMPLETED&transaction_id=${capture.id}`;
  const { body } = await merchant.call("GET", query);
  expect(body.count).toBe(1);
  const path = `/v1/notifications/webhooks-events/${body.events[0]?.id}`;
  expect((await merchant.call("GET", path)).body.resource.id).toBe(capture.id);
  expect((await merchant.call("POST", `${path}/resend`, { body: {} })).status).toBe(202);
  await vi.waitFor(() => expect(receiver.deliveries).toHaveLength(expected.length + 1), PATIENCE);
});

test("a webhook can be read, changed and removed", async () => {
  const path = `/v1/notifications/webhooks/${webhookId}`;
  expect((await merchant.call("GET", "/v1/notifications/webhooks")).body.webhooks).toHaveLength(1);
  const patch = [{ op: "replace", path: "/event_types", value: [{ name: "PAYMENT.CAPTURE.COMPLETED" }] }];
  expect((await merchant.call("PATCH", path, { body: patch })).body.event_types).toMatchObject(
    patch[0]?.value ?? [],
  );
  const twice = { url: receiver.url, event_types: [{ name: "*" }] };
  expect((await merchant.call("POST", "/v1/notifications/webhooks", { body: twice })).status).toBe(400);

  await merchant.charge(await merchant.savedMethod());
  await vi.waitFor(() => expect(receiver.types()).toEqual(["PAYMENT.CAPTURE.COMPLETED"]), PATIENCE);
  expect((await merchant.call("DELETE", path)).status).toBe(204);
  expect((await merchant.call("GET", path)).status).toBe(404);
});
