import type {
  BeginSetup,
  ChargeRequest,
  GatewayAccount,
  PaypalCredentials,
  SavedMethod,
  StripeCredentials,
} from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { type Money, money } from "@/lib/money";

/** A Stripe account that the sandbox has not seen yet: no test meets another's money. */
export function newStripeAccount(): GatewayAccount<StripeCredentials> & { suffix: string } {
  const suffix = newSuffix();
  const credentials = { secretKey: `sk_test_${suffix}`, publishableKey: `pk_test_${suffix}` };
  return { id: newId("ga"), orgId: newId("org"), mode: "test", credentials, suffix };
}

export function newPaypalAccount(): GatewayAccount<PaypalCredentials> & { suffix: string } {
  const suffix = newSuffix();
  const credentials = { clientId: `sb-client-${suffix}`, clientSecret: `sb-secret-${suffix}` };
  return { id: newId("ga"), orgId: newId("org"), mode: "test", credentials, suffix };
}

export const fifteenDollars: Money = money(1500, "USD");

/** What a customer's page asks for: fifteen dollars now, and the method for later. */
export function newBeginSetup(change: Partial<BeginSetup> = {}): BeginSetup {
  return {
    attemptId: newId("att"),
    chargeId: newId("sc"),
    amount: fifteenDollars,
    customer: {
      id: newId("bc"),
      orgId: newId("org"),
      contactId: "contact-1",
      name: "Ada Muster",
      email: "ada@example.com",
    },
    brandName: "Müller & Söhne",
    locale: "de",
    returnUrl: "https://billing.example.com/return",
    cancelUrl: "https://billing.example.com/cancel",
    ...change,
  };
}

/** A first try to charge a saved method. */
export function newChargeRequest(method: SavedMethod, change: Partial<ChargeRequest> = {}): ChargeRequest {
  return {
    chargeId: newId("sc"),
    attempt: 1,
    amount: fifteenDollars,
    method: { ref: method.ref, customerRef: method.customerRef },
    description: "Top-up",
    metadata: { orgId: newId("org"), billingCustomerId: newId("bc") },
    ...change,
  };
}

function newSuffix(): string {
  return newId("att")
    .slice(4)
    .replace(/[^A-Za-z0-9]/g, "x");
}
