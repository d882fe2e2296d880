import type { Invoice } from "@/lib/generated/prisma/client";
import { type Money, money } from "@/lib/money";
import type { Letterhead } from "./view";

type Issued = Pick<
  Invoice,
  "companyName" | "companyAddress" | "companyTaxId" | "terms" | "taxName" | "taxPercent"
>;

/** Who billed, on which terms, and the tax that the amount contains: as the settings said when the invoice was written. */
export function toLetterhead(invoice: Issued, amount: Money): Letterhead {
  const { companyName, companyAddress, companyTaxId, terms, taxName, taxPercent } = invoice;
  return {
    company: companyName,
    address: companyAddress,
    taxId: companyTaxId,
    terms,
    tax:
      taxName && taxPercent
        ? {
            name: taxName,
            percent: Number(taxPercent),
            amount: containedTax(amount, Math.round(Number(taxPercent) * 100)),
          }
        : null,
  };
}

/**
 * The tax that an amount contains: amount × rate ÷ (100 % + rate), to the minor unit, a half upwards. `rate` in hundredths of a
 * percent: 19 % is 1900. Integers throughout.
 */
export function containedTax({ minor, currency }: Money, rate: number): Money {
  const whole = 10_000n + BigInt(rate);
  const twice = 2n * BigInt(minor) * BigInt(rate);
  return money(Number((twice + whole) / (2n * whole)), currency);
}
