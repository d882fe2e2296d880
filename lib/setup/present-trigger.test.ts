import { expect, it } from "vitest";
import type { BillableItem, Organization } from "@/lib/generated/prisma/client";
import { toTriggerView } from "./present-trigger";

it("shows the organization's cap in units of the item's currency: 500 dollars are 500 yen", () => {
  const item = { triggerMode: "event", currency: "JPY", unitPrice: 100, maxCaptureAmount: null };
  const org = { currency: "USD", maxCaptureAmount: 50_000 };
  const view = toTriggerView(
    { ...item, triggerThreshold: null } as unknown as BillableItem,
    org as unknown as Organization,
  );
  expect(view?.cap).toEqual({ minor: 500, currency: "JPY" });
});
