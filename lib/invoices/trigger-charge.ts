import type { TriggerCharge } from "@/lib/charges/trigger-charge";
import type { FoundInvoice } from "./find-invoice";

/** The invoice's charge, as the verbs of charges take it. */
export function toTriggerCharge({ charge, customer: _, ...invoice }: FoundInvoice): TriggerCharge {
  return { ...charge, invoice };
}
