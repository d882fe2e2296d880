import type { BillingType, CaptureMode, TriggerCondition, TriggerMode } from "@/lib/generated/prisma/enums";

/** What staff decide about an item. Amounts are minor units of `currency`; `triggerThreshold` and `triggerFloor` are the metric. */
export type ItemTerms = {
  name: string;
  billingType: BillingType;
  unitPrice: number;
  currency: string;
  /** null: it may be sold under each brand. */
  brandId: string | null;
  triggerMode: TriggerMode | null;
  captureMode: CaptureMode;
  triggerCondition: TriggerCondition | null;
  triggerThreshold: number | null;
  triggerFloor: number | null;
  allowAmountOverride: boolean;
  /** null: the organization's cap. */
  maxCaptureAmount: number | null;
  /** Empty: the sentence is generated, and follows the terms. */
  triggerDescription: string;
};

/** What an item's terms are held against. */
export type CapSettings = { currency: string; maxCaptureAmount: number };

type Decimal = { toNumber(): number };

type Row = Omit<ItemTerms, "triggerThreshold" | "triggerFloor"> & {
  triggerThreshold: Decimal | null;
  triggerFloor: Decimal | null;
};

/** The terms of a row, and nothing else of it. */
export function toItemTerms(row: Row): ItemTerms {
  return {
    name: row.name,
    billingType: row.billingType,
    unitPrice: row.unitPrice,
    currency: row.currency,
    brandId: row.brandId,
    triggerMode: row.triggerMode,
    captureMode: row.captureMode,
    triggerCondition: row.triggerCondition,
    triggerThreshold: row.triggerThreshold?.toNumber() ?? null,
    triggerFloor: row.triggerFloor?.toNumber() ?? null,
    allowAmountOverride: row.allowAmountOverride,
    maxCaptureAmount: row.maxCaptureAmount,
    triggerDescription: row.triggerDescription,
  };
}

/** The fields in which two terms differ, as each has them. */
export function differences(
  before: ItemTerms,
  after: ItemTerms,
): { before: Partial<ItemTerms>; after: Partial<ItemTerms> } {
  const fields = (Object.keys(after) as (keyof ItemTerms)[]).filter(
    (field) => before[field] !== after[field],
  );
  const only = (terms: ItemTerms): Partial<ItemTerms> =>
    Object.fromEntries(fields.map((field) => [field, terms[field]]));
  return { before: only(before), after: only(after) };
}
