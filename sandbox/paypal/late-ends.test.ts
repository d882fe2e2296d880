import { expect, test } from "vitest";
import { putCapture } from "./orders/records";
import { getCapture } from "./orders/settle-capture";
import { makeMemoryCore } from "./testing/memory-core";
import { payerOf } from "./vault/approval";
import {
  getPaymentToken,
  isExpired,
  type PaymentToken,
  putPaymentToken,
  type SetupToken,
} from "./vault/records";

const START = "2026-11-01T00:00:00.000Z";
const DUE = "2026-11-01T00:01:00.000Z";

test("a late vault is ready in the end although its webhook was lost", () => {
  const { core, passTo } = makeMemoryCore(START);
  const payer = payerOf("payer@example.test");
  const token: PaymentToken = {
    id: "t1",
    customer_id: "c1",
    status: "APPROVED",
    ready_at: DUE,
    wallet: {},
    payer,
    plan: "succeed",
    charges: 0,
    created_at: START,
  };
  putPaymentToken(core, "a", token);
  expect(getPaymentToken(core, "a", "t1")?.status).toBe("APPROVED");
  passTo(DUE);
  expect(getPaymentToken(core, "a", "t1")?.status).toBe("VAULTED");
});

test.each([
  ["COMPLETED", 1],
  ["DECLINED", 0],
] as const)(
  "a pending payment ends %s although its webhook was lost, and its money moves once",
  (as, moved) => {
    const { core, passTo, ledger } = makeMemoryCore(START);
    putCapture(core, "a", {
      id: "C1",
      order_id: "O1",
      status: "PENDING",
      amount: { currency_code: "USD", value: "15.00" },
      refunded_units: 0,
      create_time: START,
      update_time: START,
      ends: { as, at: DUE },
    });
    expect(getCapture(core, "a", "C1")?.status).toBe("PENDING");
    passTo(DUE);
    expect(getCapture(core, "a", "C1")?.status).toBe(as);
    expect(getCapture(core, "a", "C1")?.status).toBe(as);
    expect(ledger).toHaveLength(moved);
  },
);

test("a setup token lives three days", () => {
  const { core, passTo } = makeMemoryCore(START);
  const token: SetupToken = {
    id: "S1",
    customer_id: "c1",
    status: "PAYER_ACTION_REQUIRED",
    wallet: {},
    experience: {},
    created_at: START,
  };
  passTo("2026-11-04T00:00:00.000Z");
  expect(isExpired(core, token)).toBe(false);
  passTo("2026-11-04T00:00:00.001Z");
  expect(isExpired(core, token)).toBe(true);
});
