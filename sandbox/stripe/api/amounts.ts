import { invalid } from "./stripe-error";

/** https://docs.stripe.com/currencies#presentment-currencies */
const KNOWN = new Set(
  `usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp
   cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk
   jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn
   nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std
   szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw`.split(
    /\s+/,
  ),
);
/** Sent with two digits more than they have. https://docs.stripe.com/currencies#special-cases */
const TWO_DIGITS_MORE = new Set(["isk", "ugx"]);
const THREE_DECIMALS = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);
/** https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const SMALLEST: Record<string, number> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  jpy: 50,
  aud: 50,
  cad: 50,
  chf: 50,
  brl: 50,
  mxn: 1000,
  sek: 300,
  nok: 300,
  dkk: 250,
  pln: 200,
  hkd: 400,
  sgd: 50,
  nzd: 50,
};
const LARGEST = 99_999_999;

/** A currency's code in lower case; refuses one that Stripe does not know. */
export function toCurrency(value: string): string {
  const code = value.toLowerCase();
  if (KNOWN.has(code)) return code;
  throw invalid(
    `Invalid currency: ${value}. Stripe currently supports these currencies: usd, eur, gbp, jpy, ...`,
    undefined,
    "currency",
  );
}

/** Refuses an amount that Stripe would not charge in this currency. */
export function checkAmount(amount: number, currency: string): void {
  if (amount < 1) throw invalid("Invalid positive integer", "parameter_invalid_integer", "amount");
  checkGrain(amount, currency);
  if (amount > LARGEST)
    throw invalid(
      "Amount must be no more than 99999999 in the smallest currency unit.",
      "amount_too_large",
      "amount",
    );
  if (amount < (SMALLEST[currency] ?? 1))
    throw invalid(
      "The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency set. If you want to save a Payment Method for future use without an immediate payment, use a Setup Intent.",
      "amount_too_small",
      "amount",
    );
}

/** The smallest step of an amount on the wire: whole krónur, and dinars to the second decimal. */
function grainOf(currency: string): number {
  if (TWO_DIGITS_MORE.has(currency)) return 100;
  return THREE_DECIMALS.has(currency) ? 10 : 1;
}

/** Refuses an amount finer than Stripe moves in this currency. */
export function checkGrain(amount: number, currency: string): void {
  const grain = grainOf(currency);
  if (amount % grain === 0) return;
  const message = `Invalid amount: amounts in ${currency} must be divisible by ${grain}.`;
  throw invalid(message, "parameter_invalid_integer", "amount");
}

/** What Stripe keeps of a charge: 2.9 % and 30 of the smallest unit, in steps that the currency has. */
export function feeOf(amount: number, currency: string): number {
  const grain = grainOf(currency);
  return Math.round((Math.round(amount * 0.029) + 30) / grain) * grain;
}

/** Stripe's amount in minor units: whole krónur, and whole ariary, whose fifths nobody counts. */
export function toMinor(amount: number, currency: string): number {
  return TWO_DIGITS_MORE.has(currency) ? Math.round(amount / 100) : amount;
}
