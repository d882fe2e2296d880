import type { GatewayAccount, SavedMethod } from "../types";
import { paymentToken } from "./answers";
import type { PaypalClient } from "./client";
import { isChargeable, toSavedMethod } from "./mapper";
import { asking, isMissing, isRefusal } from "./refusal";

/** A vaulted account as PayPal holds it now; see `Gateway.readMethod`. */
export async function readPaypalMethod(
  client: PaypalClient,
  account: GatewayAccount,
  { ref, customerRef }: { ref: string; customerRef?: string },
): Promise<SavedMethod | null> {
  if (!ref) return null;
  const operation = "reading a saved PayPal account";
  return asking(operation, async () => {
    try {
      const token = await client.call(account, {
        operation,
        method: "GET",
        path: `/v3/vault/payment-tokens/${encodeURIComponent(ref)}`,
        answer: paymentToken,
      });
      const holder = token.customer?.id;
      const others = customerRef !== undefined && holder !== undefined && holder !== customerRef;
      return token.payment_source?.paypal && isChargeable(token) && !others ? toSavedMethod(token) : null;
    } catch (error) {
      // PayPal refuses what cannot be a token's id.
      if (isMissing(error) || (isRefusal(error) && [400, 422].includes(error.status))) return null;
      throw error;
    }
  });
}
