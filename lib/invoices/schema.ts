import { z } from "zod";
import { wireId, wireReason } from "@/lib/wire";

const locale = z.enum(["en", "es", "fr", "de", "pt", "ja", "ar"]);
const attempt = z.number().int().min(1).max(1_000_000);

/** What `voidInvoice` takes, without the key. */
export const voidInvoiceInput = z.object({ org_id: wireId, invoice_id: wireId, reason: wireReason });

export type VoidInvoiceInput = z.infer<typeof voidInvoiceInput>;

/** The pay page's own calls. */
export const openPayInput = z.object({});
export const beginPayInput = z.object({ locale });
export const tryPayInput = z.object({ attempt, method: z.enum(["saved", "other"]), locale });
export const paySavedInput = z.object({ locale });
export const finishPayInput = z.object({ outcome: z.literal("cancelled").optional() });
