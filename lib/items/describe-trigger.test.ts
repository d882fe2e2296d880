import { expect, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { describeTrigger } from "./describe-trigger";
import type { TriggerItem } from "./list-items";

const item = (change: Partial<TriggerItem> & { threshold?: number } = {}): TriggerItem => {
  const { threshold = 15, ...rest } = change;
  return {
    orgId: "org_x",
    id: "bi_x",
    brandId: null,
    name: "Item",
    billingType: "trigger",
    triggerMode: "fixed",
    captureMode: "off_session",
    triggerCondition: "lte",
    triggerThreshold: new Prisma.Decimal(threshold),
    triggerFloor: null,
    allowAmountOverride: false,
    maxCaptureAmount: null,
    triggerDescription: "",
    unitPrice: 20_000,
    currency: "USD",
    status: "active",
    createdAt: new Date(),
    ...rest,
  };
};

it.each([
  [{}, "When value <= $15, charge $200"],
  [{ triggerCondition: "gte", unitPrice: 1550 }, "When value >= $15, charge $15.50"],
  [{ triggerCondition: "eq", threshold: 0.5 }, "When value = $0.50, charge $200"],
  [{ threshold: 0.125 }, "When value <= 0.125, charge $200"],
  [
    { triggerMode: "threshold", triggerCondition: "gte", threshold: 10_000 },
    "When value >= 10000, charge $200",
  ],
  [{ triggerCondition: null, triggerThreshold: null }, "When fired, charge $200"],
  [{ triggerMode: "event" }, "When fired, charge $200"],
  [{ triggerMode: "event", allowAmountOverride: true }, "When fired, charge $200 or the amount given"],
  [
    { triggerMode: "variable", allowAmountOverride: true },
    "When value <= $15, charge $200 or the amount given",
  ],
  // A fixed price is fixed, whatever the flag says.
  [{ allowAmountOverride: true }, "When value <= $15, charge $200"],
  [{ currency: "JPY", unitPrice: 1500, threshold: 500 }, "When value <= ¥500, charge ¥1,500"],
  [{ currency: "KWD", unitPrice: 1250, triggerMode: "event" }, "When fired, charge KWD\u00a01.250"],
  [{ triggerDescription: "Tops the wallet up" }, "Tops the wallet up"],
] as const)("%j", (change, sentence) => {
  expect(describeTrigger(item(change))).toBe(sentence);
});
