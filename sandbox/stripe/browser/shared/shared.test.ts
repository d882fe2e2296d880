import { expect, it } from "vitest";
import { toForm } from "./api";
import { toOutcome } from "./intent-outcome";
import { toIntentRef } from "./intent-secret";
import { toMetrics } from "./metrics";
import type { Intent } from "./protocol";
import { toReturnAddress } from "./return-address";

const intent: Intent = {
  id: "pi_1",
  object: "payment_intent",
  status: "succeeded",
  client_secret: "pi_1_secret_2",
};

it("writes nested parameters as Stripe reads them", () => {
  const form = toForm({ key: "pk", card: { number: "42", none: null }, sdk: true, gone: undefined });
  expect([...form]).toEqual([
    ["key", "pk"],
    ["card[number]", "42"],
    ["sdk", "true"],
  ]);
});

it("tells intents by their client secret", () => {
  expect(toIntentRef("pi_1_secret_2")).toEqual({
    kind: "payment",
    id: "pi_1",
    path: "/v1/payment_intents/pi_1",
  });
  expect(toIntentRef("seti_1_secret_2")?.path).toBe("/v1/setup_intents/seti_1");
  expect(toIntentRef("pi_1/../x_secret_2")).toBeUndefined();
});

it("returns only to web addresses, with what Stripe appends", () => {
  expect(toReturnAddress("https://shop.test/back?a=1", intent)).toBe(
    "https://shop.test/back?a=1&payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded",
  );
  expect(toReturnAddress("https://shop.test/", { ...intent, status: "requires_payment_method" })).toContain(
    "redirect_status=failed",
  );
  expect(toReturnAddress("javascript:alert(1)", intent)).toBeUndefined();
});

it("makes an error of an intent that is back at the start", () => {
  const { error } = toOutcome({ ...intent, status: "requires_payment_method" });
  expect(error?.code).toBe("payment_intent_authentication_failure");
  expect(error?.payment_intent?.id).toBe("pi_1");
  expect(toOutcome(intent)).toEqual({ value: intent });
});

it("reserves more room for bigger type", () => {
  expect(toMetrics({}).height).toBe(150);
  const big = toMetrics({ variables: { fontSizeBase: "1.25rem", spacingUnit: "5px" } });
  expect(big.height).toBeGreaterThan(150);
});
