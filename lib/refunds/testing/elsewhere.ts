import type { GatewayName } from "@/lib/gateways/types";
import type { Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";

/** A captured charge as a test speaks of it. */
export type Taken = { id: string; gateway: GatewayName; gatewayRef: string };

/** The newest captured charge of the shop. */
export async function lastTaken(path: MoneyPath, { orgId }: Shop): Promise<Taken> {
  const [row] = await path.rows<{ id: string; gateway: GatewayName; gateway_ref: string }>(
    "select id, gateway, gateway_ref from charge where org_id = $1 and captured_at is not null order by created_at desc limit 1",
    [orgId],
  );
  if (!row) throw new Error("Nothing was captured");
  return { id: row.id, gateway: row.gateway, gatewayRef: row.gateway_ref };
}

/** The merchant refunds at the provider, past us; decimal units. */
export async function refundElsewhere(
  path: MoneyPath,
  shop: Shop,
  { gateway, gatewayRef }: Taken,
  dollars?: number,
): Promise<void> {
  if (gateway === "stripe") {
    const amount = dollars === undefined ? {} : { amount: String(dollars * 100) };
    await path.sandbox.control("POST", "stripe/refund", { payment_intent: gatewayRef, ...amount });
    return;
  }
  const amount = dollars === undefined ? {} : { amount: { currency_code: "USD", value: dollars.toFixed(2) } };
  await askPaypal(path, shop, "POST", `/v2/payments/captures/${gatewayRef}/refund`, amount);
}

/** PayPal takes a payment back after a dispute. */
export async function reverse(path: MoneyPath, { gatewayRef }: Taken): Promise<void> {
  const response = await fetch(`${path.sandbox.url}/paypal/captures/${gatewayRef}/reverse`, {
    method: "POST",
  });
  if (!response.ok) throw new Error(`Reversing answered ${response.status}`);
}

/** The card's owner disputes a charge; `close` is the bank's word. */
export const dispute = {
  open: (path: MoneyPath, { gatewayRef }: Taken) =>
    path.sandbox.control("POST", "stripe/dispute", { payment_intent: gatewayRef }),
  close: (path: MoneyPath, { gatewayRef }: Taken, status: "won" | "lost") =>
    path.sandbox.control("POST", "stripe/close-dispute", { payment_intent: gatewayRef, status }),
};

/** A call of the merchant's own at PayPal. */
export async function askPaypal(
  path: MoneyPath,
  { suffix }: Shop,
  method: "POST" | "DELETE",
  address: string,
  body: object = {},
): Promise<void> {
  const basic = Buffer.from(`sb-client-${suffix}:sb-secret-${suffix}`).toString("base64");
  const token = await fetch(`${path.sandbox.url}/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const response = await fetch(path.sandbox.url + address, {
    method,
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`PayPal answered ${response.status}: ${await response.text()}`);
}
