import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newBeginSetup, newChargeRequest, newStripeAccount } from "@/lib/testing/gateway-requests";
import type { Gateway, StripeCredentials } from "../types";
import { makeStripeGateway } from "./gateway";

/** A server that speaks Stripe's API poorly: no `expand`, no charges or balance, no mention of `livemode`. */
const answers: Record<string, unknown> = {
  "POST /v1/customers": { id: "cus_1", object: "customer" },
  "POST /v1/customers/cus_1": { id: "cus_1", object: "customer" },
  "POST /v1/payment_intents": {
    id: "pi_1",
    object: "payment_intent",
    status: "succeeded",
    client_secret: "pi_1_secret_1",
    amount: 1500,
    currency: "usd",
    created: 1_790_000_000,
    customer: "cus_1",
    payment_method: "pm_1",
    latest_charge: "ch_1",
  },
  "GET /v1/payment_methods/pm_1": {
    id: "pm_1",
    object: "payment_method",
    type: "card",
    card: { brand: "mastercard", last4: "4444", exp_month: 1, exp_year: 2031 },
  },
};
answers["GET /v1/payment_intents/pi_1"] = answers["POST /v1/payment_intents"];

let server: Server;
let gateway: Gateway<StripeCredentials>;
const account = newStripeAccount();
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const call = `${request.method} ${request.url?.split("?")[0]}`;
    asked.push(call);
    const answer = answers[call];
    const missing = { error: { type: "invalid_request_error", message: "Unrecognized request URL" } };
    response
      .writeHead(answer ? 200 : 404, { "content-type": "application/json" })
      .end(JSON.stringify(answer ?? missing));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  gateway = makeStripeGateway({ apiBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const capture = {
  ref: "pi_1",
  amount: { minor: 1500, currency: "USD" },
  capturedAt: new Date(1_790_000_000_000),
};

it("reads a setup's parts by their ids and leaves the fee open", async () => {
  const input = newBeginSetup();
  const { ref } = await gateway.beginSetup(account, input);
  expect(await gateway.readSetup(account, { attemptId: input.attemptId, ref })).toEqual({
    state: "saved",
    method: {
      ref: "pm_1",
      customerRef: "cus_1",
      type: "card",
      label: "Mastercard •••• 4444",
      cardBrand: "mastercard",
      cardLast4: "4444",
      cardExpMonth: 1,
      cardExpYear: 2031,
    },
    capture,
  });
  expect(asked).toContain("GET /v1/charges/ch_1");
});

it("never takes a part that is missing for a charge that failed", async () => {
  const request = newChargeRequest({ ref: "pm_1", customerRef: "cus_1", type: "card", label: "" });
  expect(await gateway.charge(account, request)).toEqual({ state: "captured", capture });
});
