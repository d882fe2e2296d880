/** What items are mostly priced in: the currencies that Stripe settles, the most used first. */
export const CURRENCIES = [
  ..."USD EUR GBP AUD CAD CHF JPY NZD SEK NOK DKK".split(" "),
  ..."AED ARS BGN BHD BRL CLP CNY COP CZK HKD HUF IDR ILS INR ISK JOD KRW KWD MXN MYR".split(" "),
  ..."OMR PEN PHP PLN QAR RON SAR SGD THB TND TRY TWD UAH UGX VND XAF XOF ZAR".split(" "),
];

/** Whether it is a currency at all, of the list or not. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.includes(code) || Intl.supportedValuesOf("currency").includes(code);
}
