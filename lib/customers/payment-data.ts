import { z } from "zod";
import { EdgeError } from "@/lib/errors";
import type { GatewayName, SavedMethod } from "@/lib/gateways/types";
import type { PaymentMethod } from "@/lib/generated/prisma/client";

const ref = z.string().trim().min(1).max(255);

/**
 * A method that a gateway has saved already: `customer_id` and `pm_id` at Stripe, `vault_token` at PayPal. What else the API
 * shows of a method may stand beside these and is not believed.
 */
export const paymentDataInput = z.object({
  customer_id: ref.optional(),
  pm_id: ref.optional(),
  vault_token: ref.optional(),
});

type PaymentDataInput = z.infer<typeof paymentDataInput>;

/** The method as gateways are asked for it. @throws EdgeError invalid_request when what this gateway needs is missing */
export function toMethodRef(
  gateway: GatewayName,
  data: PaymentDataInput,
): Pick<SavedMethod, "ref" | "customerRef"> {
  if (gateway === "paypal") return { ref: data.vault_token ?? missing(gateway, ["vault_token"]) };
  if (data.pm_id && data.customer_id) return { ref: data.pm_id, customerRef: data.customer_id };
  const absent = (["customer_id", "pm_id"] as const).filter((field) => !data[field]);
  return missing(gateway, absent);
}

function missing(gateway: GatewayName, fields: readonly string[]): never {
  const errors = fields.map((field) => `payment_data.${field} is required for gateway ${gateway}.`);
  throw new EdgeError("invalid_request", errors[0] ?? "", { field: `payment_data.${fields[0]}`, errors });
}

/** A saved method as `confirmPaymentMethod` shows it. */
export const paymentData = z.union([
  z.object({
    pm_id: z.string().describe("Stripe's `pm_…`."),
    pm_type: z.enum(["card", "paypal", "other"]),
    pm_label: z.string().describe("For people: `Visa •••• 4242`."),
    card_brand: z.string().nullable(),
    card_last4: z.string().nullable(),
    card_exp_month: z.number().int().nullable(),
    card_exp_year: z.number().int().nullable(),
    customer_id: z.string().nullable().describe("Stripe's `cus_…`."),
  }),
  z.object({
    payer_id: z.string().nullable(),
    pm_label: z.string().describe("The payer's e-mail address."),
    vault_token: z.string().describe("PayPal's payment token."),
  }),
]);

export function presentPaymentData(method: PaymentMethod): z.infer<typeof paymentData> {
  if (method.gateway === "paypal")
    return { payer_id: method.payerId, pm_label: method.label, vault_token: method.ref };
  return {
    pm_id: method.ref,
    pm_type: method.type,
    pm_label: method.label,
    card_brand: method.cardBrand,
    card_last4: method.cardLast4,
    card_exp_month: method.cardExpMonth,
    card_exp_year: method.cardExpYear,
    customer_id: method.customerRef,
  };
}
