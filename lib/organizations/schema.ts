import { z } from "zod";
import { wireGateway } from "@/lib/wire";

/** Settings as staff type them. Amounts are text in currency units: only the currency says what of them is whole. */

const text = (most: number, what: string) =>
  z
    .string({ error: `Enter ${what}.` })
    .trim()
    .max(most, `Use at most ${most} characters for ${what}.`);

const required = (most: number, what: string) => text(most, what).min(1, `Enter ${what}.`);

/** Empty is none. */
const optional = (most: number, what: string) =>
  text(most, what)
    .optional()
    .transform((value) => value || null);

const whole = (from: number, to: number) => {
  const error = `Write a whole number from ${from} to ${to}.`;
  return z
    .string({ error })
    .trim()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(from, error).max(to, error));
};

const amount = z
  .string({ error: "Write an amount, like 15.00." })
  .trim()
  .min(1, "Write an amount, like 15.00.");

const CURRENCY = "Write the currency as three letters, like USD or EUR.";

/** Those that the runtime knows by their ISO 4217 codes. */
const currencies = new Set(Intl.supportedValuesOf("currency"));

/** The version that a form was filled from. */
const began = z.string().optional();

export const updateSettingsInput = z.object({
  began,
  name: required(100, "the organization's name"),
  currency: z
    .string({ error: CURRENCY })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, CURRENCY)
    .refine((code) => currencies.has(code), { error: CURRENCY }),
  requireInitialCharge: z.boolean(),
  initialAmount: amount,
  minimumInitialAmount: amount,
  maxCaptureAmount: amount,
  captureMode: z.enum(["off_session", "client_confirm"], { error: "Choose how triggers are charged." }),
  cooldownSeconds: whole(0, 86_400),
  failureLimit: whole(1, 100),
  linkDays: whole(1, 365),
  signedLinks: z.boolean(),
  defaultGateway: wireGateway.optional(),
});

const PREFIX =
  "Use at most 20 letters, digits and - / . _ for the prefix, and end it with something that is no digit, so that it stays apart from the number.";
const PERCENT = "Write the tax as a percentage from 0.01 to 99.99, like 19 or 8.25.";

export const updateInvoiceSettingsInput = z
  .object({
    began,
    invoicePrefix: z
      .string({ error: PREFIX })
      .trim()
      .regex(/^(?:[\p{L}\p{N}\-/._]{0,19}[\p{L}\-/._])?$/u, PREFIX)
      .default(""),
    invoiceDays: whole(1, 365),
    reminderDays: whole(1, 365),
    invoiceTerms: optional(1000, "the terms"),
    companyName: optional(200, "the company's name"),
    companyAddress: optional(500, "the address"),
    companyTaxId: optional(50, "the tax id"),
    taxName: optional(30, "the tax's name"),
    taxPercent: z
      .string()
      .trim()
      .optional()
      .transform((value) => value || null)
      .refine((value) => value === null || /^(?!0+(?:\.0+)?$)\d{1,2}(?:\.\d{1,2})?$/.test(value), {
        error: PERCENT,
      }),
  })
  .refine(({ taxName, taxPercent }) => (taxName === null) === (taxPercent === null), {
    error: "Give the tax both a name and a percentage, or neither.",
    path: ["taxPercent"],
  });

export type UpdateSettingsInput = z.output<typeof updateSettingsInput>;
export type UpdateInvoiceSettingsInput = z.output<typeof updateInvoiceSettingsInput>;
