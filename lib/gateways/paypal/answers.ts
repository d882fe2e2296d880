import { z } from "zod";

/** The parts of PayPal's answers that we act on. https://developer.paypal.com/docs/api/ (Orders v2, Vault v3) */

const link = z.object({ rel: z.string(), href: z.string() });
const amount = z.object({ currency_code: z.string().length(3), value: z.string() });

export const wallet = z.object({
  email_address: z.string().optional(),
  payer_id: z.string().optional(),
  account_id: z.string().optional(),
});

export const setupToken = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  customer: z.object({ id: z.string().optional() }).optional(),
  payment_source: z.object({ paypal: wallet.optional() }).optional(),
  links: z.array(link).default([]),
});

export const paymentToken = z.object({
  id: z.string().min(1),
  status: z.string().optional(),
  customer: z.object({ id: z.string().optional() }).optional(),
  payment_source: z.object({ paypal: wallet.optional() }).optional(),
});

export const paymentTokens = z.object({
  payment_tokens: z.array(paymentToken).default([]),
  total_pages: z.number().optional(),
});

export const capture = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  amount,
  invoice_id: z.string().optional(),
  custom_id: z.string().optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  processor_response: z.object({ response_code: z.string().optional() }).optional(),
  seller_receivable_breakdown: z.object({ paypal_fee: amount.optional() }).optional(),
  links: z.array(link).default([]),
  create_time: z.string().optional(),
});

export const refund = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  amount: amount.optional(),
  invoice_id: z.string().optional(),
  custom_id: z.string().optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  create_time: z.string().optional(),
});

export const order = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  purchase_units: z
    .array(
      z.object({
        payments: z
          .object({ captures: z.array(capture).default([]), refunds: z.array(refund).default([]) })
          .optional(),
      }),
    )
    .default([]),
  links: z.array(link).default([]),
});

export const webhook = z.object({
  id: z.string().min(1),
  url: z.string(),
  event_types: z.array(z.object({ name: z.string() })).default([]),
});

export const webhooks = z.object({ webhooks: z.array(webhook).default([]) });

export const verification = z.object({ verification_status: z.string() });

export type SetupTokenAnswer = z.infer<typeof setupToken>;
export type PaymentTokenAnswer = z.infer<typeof paymentToken>;
export type CaptureAnswer = z.infer<typeof capture>;
export type RefundAnswer = z.infer<typeof refund>;
export type OrderAnswer = z.infer<typeof order>;
