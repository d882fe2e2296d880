/** What PayPal's window tells the page that opened it; both sides name each other's exact origin. */
export type WindowMessage = {
  from: "paypal-window";
  session: string;
  /** `ready`: it stands open and may be led on. */
  state: "ready" | "approved" | "canceled";
  payerId?: string;
};

export function isWindowMessage(value: unknown): value is WindowMessage {
  return typeof value === "object" && value !== null && "from" in value && value.from === "paypal-window";
}
