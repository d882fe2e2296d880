import type { JsonObject } from "../http/body";
import type { Link } from "../http/problem";
import type { Payer, PaymentToken, SetupToken } from "./records";

const encType = "application/json";

function walletOf(wallet: JsonObject, payer: Payer | undefined): JsonObject {
  if (!payer) return { paypal: wallet };
  return { paypal: { ...wallet, ...payer, account_id: payer.payer_id } };
}

function linksOfSetup(token: SetupToken, origin: string): Link[] {
  const self: Link = {
    href: `${origin}/v3/vault/setup-tokens/${token.id}`,
    rel: "self",
    method: "GET",
    encType,
  };
  switch (token.status) {
    case "CREATED":
    case "PAYER_ACTION_REQUIRED":
      return [self, { href: `${origin}/paypal/approve/${token.id}`, rel: "approve", method: "GET", encType }];
    case "APPROVED":
      return [self, { href: `${origin}/v3/vault/payment-tokens`, rel: "confirm", method: "POST", encType }];
    case "VAULTED":
      return [self];
  }
}

export function presentSetupToken(token: SetupToken, origin: string): JsonObject {
  return {
    id: token.id,
    customer: { id: token.customer_id },
    status: token.status,
    payment_source: walletOf(token.wallet, token.payer),
    links: linksOfSetup(token, origin),
  };
}

/** `status` tells a vault that is not ready (`APPROVED`) from one that can be charged (`VAULTED`). */
export function presentPaymentToken(token: PaymentToken, origin: string): JsonObject {
  const href = `${origin}/v3/vault/payment-tokens/${token.id}`;
  return {
    id: token.id,
    customer: { id: token.customer_id },
    status: token.status,
    payment_source: walletOf(token.wallet, token.payer),
    links: [
      { href, rel: "self", method: "GET", encType },
      { href, rel: "delete", method: "DELETE", encType },
    ],
  };
}
