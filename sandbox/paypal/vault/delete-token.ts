import type { Core } from "@/sandbox/core/types";
import { publish } from "../events";
import { presentPaymentToken } from "./present";
import type { PaymentToken } from "./records";

/** Ends an agreement. The payer's own wish is told as it comes in, and then as done; the merchant's as done. */
export function deleteToken(
  core: Core,
  account: string,
  token: PaymentToken,
  by: "payer" | "merchant",
): void {
  const resource = presentPaymentToken(token, core.origin);
  if (by === "payer")
    publish(core, account, {
      type: "VAULT.PAYMENT-TOKEN.DELETION-INITIATED",
      summary: "The deletion of a payment token has been initiated.",
      resource,
    });
  core.store.remove("paypal", account, "payment_token", token.id);
  publish(core, account, {
    type: "VAULT.PAYMENT-TOKEN.DELETED",
    summary: "A payment token has been deleted.",
    resource,
  });
}
