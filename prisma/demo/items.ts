import type { Prisma } from "@/lib/generated/prisma/client";
import type { TenantPlan } from "./plan";

type Item = Omit<Prisma.BillableItemCreateManyInput, "orgId" | "id" | "currency">;

/** One item of each kind. Amounts are cents; thresholds are the integrator's metric. */
const ITEMS: Record<keyof TenantPlan["items"], Item> = {
  fixed: {
    name: "Wallet auto top-up",
    billingType: "trigger",
    triggerMode: "fixed",
    triggerCondition: "lte",
    triggerThreshold: 15,
    unitPrice: 20_000,
    triggerDescription: "When value <= $15, charge $200",
  },
  variable: {
    name: "Monthly retainer",
    billingType: "trigger",
    triggerMode: "variable",
    allowAmountOverride: true,
    unitPrice: 50_000,
    maxCaptureAmount: 1_500_000,
    triggerDescription: "Charge the amount of each request, up to $15,000",
  },
  event: {
    name: "Project milestone",
    billingType: "trigger",
    triggerMode: "event",
    captureMode: "client_confirm",
    allowAmountOverride: true,
    unitPrice: 75_000,
    maxCaptureAmount: 500_000,
    triggerDescription: "When a milestone is reached, ask the client to pay",
  },
  threshold: {
    name: "Metered API calls",
    billingType: "trigger",
    triggerMode: "threshold",
    triggerCondition: "gte",
    triggerThreshold: 10_000,
    unitPrice: 4_900,
    triggerDescription: "When value >= 10000, charge $49",
  },
  inactive: {
    name: "Retired top-up",
    billingType: "trigger",
    triggerMode: "fixed",
    triggerCondition: "lte",
    triggerThreshold: 5,
    unitPrice: 5_000,
    status: "inactive",
    triggerDescription: "When value <= $5, charge $50",
  },
  one_off: { name: "Setup fee", billingType: "one_off", unitPrice: 9_900 },
};

export function itemRows(tenant: TenantPlan): Prisma.BillableItemCreateManyInput[] {
  const kinds = Object.keys(ITEMS) as (keyof typeof ITEMS)[];
  return kinds.map((kind) => ({
    orgId: tenant.org_id,
    id: tenant.items[kind],
    brandId: tenant.brand_id,
    currency: "USD",
    ...ITEMS[kind],
  }));
}
