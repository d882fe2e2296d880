import { expect } from "vitest";
import type { Gateway, PaypalCredentials, SavedMethod } from "@/lib/gateways/types";
import { money } from "@/lib/money";
import { newBeginSetup, newChargeRequest, type newPaypalAccount } from "@/lib/testing/gateway-requests";
import type { SandboxUnderTest } from "@/lib/testing/sandbox";
import { newPaymentRequest, newRefundRequest } from "./requests";

type Account = ReturnType<typeof newPaypalAccount>;

/** One of everything that the gateway can be asked, with each kind of answer. */
export async function usePaypal(
  gateway: Gateway<PaypalCredentials>,
  account: Account,
  sandbox: SandboxUnderTest,
  declineNext: (code: string) => Promise<unknown>,
): Promise<void> {
  const url = "https://billing.example.com/public/edge/webhooks/paypal/ga_1";
  const { id } = await gateway.registerWebhook(account, url);
  await narrowEvents(sandbox.url, account, id);
  expect(await gateway.registerWebhook(account, url)).toEqual({ id });
  await sandbox.control("POST", "webhooks", { provider: "paypal", account: account.suffix, mode: "hold" });

  const approve = (ref: string, plan: string) => decide(sandbox, `approve/${ref}`, { plan });
  const first = newBeginSetup();
  const late = await gateway.beginSetup(account, first);
  await gateway.readSetup(account, { attemptId: first.attemptId, ref: late.ref });
  await approve(late.ref, "succeed");
  await declineNext("VAULT_NOT_READY");
  await gateway.readSetup(account, { attemptId: first.attemptId, ref: late.ref });

  const input = newBeginSetup({ customerRef: late.customerRef });
  const begun = await gateway.beginSetup(account, input);
  await approve(begun.ref, "pending_first");
  const setup = { attemptId: input.attemptId, ref: begun.ref };
  const state = await gateway.readSetup(account, setup);
  await gateway.readSetup(account, { ...setup, attemptId: "att_forgotten" });
  await gateway.cancelSetup(account, setup);
  if (state.state !== "saved") throw new Error(state.state);

  const request = newChargeRequest(state.method);
  const pending = await gateway.charge(account, request);
  expect(pending.state).toBe("processing");
  if (pending.state === "processing") await gateway.readCharge(account, { ...request, ref: pending.ref });
  const next = newChargeRequest(state.method);
  await declineNext("INSTRUMENT_DECLINED");
  expect((await gateway.charge(account, next)).state).toBe("failed");
  expect((await gateway.charge(account, { ...next, attempt: 2 })).state).toBe("captured");
  await gateway.readCharge(account, next);
  await gateway.readCharge(account, { ...next, ref: "0123456789ABCDEFG" });
  await payAndRefund(gateway, account, state.method, sandbox, declineNext);
  await gateway.readMethod(account, state.method);
}

/** Charges that the payer approves, one of them after it was refused, and what becomes of the money. */
async function payAndRefund(
  gateway: Gateway<PaypalCredentials>,
  account: Account,
  method: SavedMethod,
  sandbox: SandboxUnderTest,
  declineNext: (code: string) => Promise<unknown>,
): Promise<void> {
  const unpaid = newPaymentRequest(method);
  await gateway.beginPayment(account, unpaid);
  expect(await gateway.cancelCharge(account, unpaid)).toEqual({ state: "cancelled" });
  const resumed = newChargeRequest(method);
  await declineNext("PAYER_ACTION_REQUIRED");
  expect((await gateway.charge(account, resumed)).state).toBe("needs_customer");

  const request = newPaymentRequest(method);
  const begun = await gateway.beginPayment(account, request);
  if (begun.state !== "open") throw new Error(begun.state);
  await decide(sandbox, `checkout/${begun.ref}`, {});
  const paid = await gateway.charge(account, { ...request, ref: begun.ref });
  if (paid.state !== "captured") throw new Error(paid.state);

  const { ref } = paid.capture;
  const part = newRefundRequest(request, ref);
  const refund = await gateway.refund(account, part);
  expect(await gateway.readRefund(account, part)).toEqual(refund);
  expect(await gateway.readRefund(account, { ...part, ref: refund.ref })).toEqual(refund);
  const more = { ...part, refundId: `${part.refundId}_more`, amount: money(9_900, "USD") };
  expect(await gateway.refund(account, more)).toMatchObject({ state: "failed" });
  await sandbox.control("POST", "paypal/dispute", { capture: ref });
  expect(await gateway.readMoney(account, { ref, chargeId: request.chargeId })).toMatchObject({
    refunds: [{ refundId: part.refundId }],
    disputes: [{ state: "open" }],
  });
}

/** What the payer's window posts. */
async function decide(sandbox: SandboxUnderTest, path: string, more: object): Promise<void> {
  await fetch(`${sandbox.url}/paypal/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ decision: "approve", email: "payer@example.com", ...more }),
  });
}

/** Leaves the webhook with one event, as an older version of ours would have. */
async function narrowEvents(base: string, { credentials }: Account, id: string) {
  const { clientId, clientSecret } = credentials;
  const signIn = await fetch(`${base}/v1/oauth2/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const { access_token } = await signIn.json();
  await fetch(`${base}/v1/notifications/webhooks/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify([
      { op: "replace", path: "/event_types", value: [{ name: "PAYMENT.CAPTURE.COMPLETED" }] },
    ]),
  });
}
