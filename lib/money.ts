/** An amount in the currency's minor unit (cents; yen have none), always an integer. */
export type Money = { minor: number; currency: string };

/** ISO 4217 minor-unit digits that are not 2, of the currencies that the gateways take. */
const DIGITS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  MGA: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  JOD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
};

/** How many decimals the currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return DIGITS[currency.toUpperCase()] ?? 2;
}

export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a whole number of minor units: ${minor}`);
  return { minor, currency: currency.toUpperCase() };
}

/** `1500` cents → `"15.00"`, `1500` yen → `"1500"`: exact, by string arithmetic. */
export function toDecimalString({ minor, currency }: Money): string {
  const digits = currencyDigits(currency);
  const sign = minor < 0 ? "-" : "";
  const whole = Math.abs(minor)
    .toString()
    .padStart(digits + 1, "0");
  if (digits === 0) return sign + whole;
  return `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

/** The number that crosses the wire: `15` for 15.00 dollars. */
export function toDecimalNumber(amount: Money): number {
  return Number(toDecimalString(amount));
}

/** `"15.00"` or `15` → 1500 minor units; null when it has more decimals than the currency, or is no amount at all. */
export function fromDecimal(value: string | number, currency: string): Money | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(typeof value === "number" ? String(value) : value.trim());
  if (!match) return null;
  const digits = currencyDigits(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const minor = Number(match[2] + fraction.padEnd(digits, "0"));
  return money(match[1] && minor ? -minor : minor, currency);
}
