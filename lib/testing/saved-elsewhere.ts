import type { GatewayName } from "@/lib/gateways/types";
import type { Shop } from "./factories";
import type { MoneyPath } from "./money-path";
import { approve, type Plan } from "./payer";

/** `payment_data` as an integrator holds it who saved the method by itself, before it knew us. */
type SavedElsewhere = { customer_id?: string; pm_id?: string; vault_token?: string };

/** What the saved method does when it is charged. */
type Behaviour = "good" | "declined" | "asks";

const CARD = {
  good: "pm_card_visa",
  declined: "pm_card_chargeCustomerFail",
  asks: "pm_card_authenticationRequired",
} as const;
const PLAN: Record<Exclude<Behaviour, "asks">, Plan> = { good: "succeed", declined: "decline_all" };

/** A method at the shop's own account, made without us. PayPal's `asks` is given with `declineNext` by the test. */
export function savedElsewhere(
  path: MoneyPath,
  shop: Shop,
  gateway: GatewayName,
  behaviour: Behaviour = "good",
): Promise<SavedElsewhere> {
  if (gateway === "stripe") return cardElsewhere(path.sandbox.url, shop, CARD[behaviour]);
  return walletElsewhere(path.sandbox.url, shop, behaviour === "asks" ? "succeed" : PLAN[behaviour]);
}

async function cardElsewhere(url: string, { suffix }: Shop, card: string): Promise<SavedElsewhere> {
  const ask = async (pathname: string, form: Record<string, string>) => {
    const headers = { authorization: `Bearer sk_test_${suffix}` };
    const response = await fetch(url + pathname, {
      method: "POST",
      headers,
      body: new URLSearchParams(form),
    });
    return requireId(await response.json());
  };
  const customer = await ask("/v1/customers", {});
  return { customer_id: customer, pm_id: await ask(`/v1/payment_methods/${card}/attach`, { customer }) };
}

async function walletElsewhere(url: string, { suffix }: Shop, plan: Plan): Promise<SavedElsewhere> {
  const basic = Buffer.from(`sb-client-${suffix}:sb-secret-${suffix}`).toString("base64");
  const granted = await fetch(`${url}/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const ask = async (pathname: string, body: object) => {
    const response = await fetch(url + pathname, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "paypal-request-id": crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
    return requireId(await response.json());
  };
  const experience_context = { return_url: "https://shop.example/r", cancel_url: "https://shop.example/c" };
  const setupToken = await ask("/v3/vault/setup-tokens", {
    payment_source: { paypal: { usage_type: "MERCHANT", experience_context } },
  });
  const client = {
    gateway: "paypal",
    clientId: "",
    setupToken,
    approvalUrl: "",
    environment: "sandbox",
  } as const;
  await approve(url, client, plan);
  return {
    vault_token: await ask("/v3/vault/payment-tokens", {
      payment_source: { token: { id: setupToken, type: "SETUP_TOKEN" } },
    }),
  };
}

function requireId(answer: unknown): string {
  const { id } = answer as { id?: string };
  if (!id) throw new Error(`The provider answered ${JSON.stringify(answer)}`);
  return id;
}
