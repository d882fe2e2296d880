import type { Intent } from "./protocol";

const statuses: Record<string, string> = {
  requires_payment_method: "failed",
  canceled: "failed",
  processing: "pending",
};

/**
 * `return_url` with what Stripe appends to it: the intent, its client secret and `redirect_status`. Undefined unless
 * it is an absolute http or https address.
 */
export function toReturnAddress(returnUrl: string, intent: Intent): string | undefined {
  if (!URL.canParse(returnUrl)) return undefined;
  const url = new URL(returnUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret);
  url.searchParams.set("redirect_status", statuses[intent.status] ?? "succeeded");
  return url.href;
}
