import { sandboxApi } from "@/components/setup/testing/sandbox-api";
import type { BeginPayAnswer, FinishPayAnswer } from "@/lib/invoices/view";
import type { PageNotice } from "@/lib/setup/view";

type Client = Extract<BeginPayAnswer, { next: "form" }>["client"];

/** Begins and reads payments at a sandbox over the providers' own HTTP, in place of the server's verbs. */
export function sandboxPayments(sandbox: string, account: string) {
  const { stripe, paypal } = sandboxApi(sandbox, account);
  return {
    /** An intent of a customer who has this card on file. */
    async beginStripe(
      returnUrl: string,
      amount: number,
      card: string,
    ): Promise<{ ref: string; client: Client }> {
      const customer = (await stripe("customers", { name: "Sample" })).id as string;
      const method = (await stripe(`payment_methods/${card}/attach`, { customer })).id as string;
      const intent = await stripe("payment_intents", {
        customer,
        amount: String(amount),
        currency: "usd",
        "allowed_payment_method_types[0]": "card",
      });
      return {
        ref: intent.id as string,
        client: {
          gateway: "stripe",
          publishableKey: `pk_test_${account}`,
          clientSecret: intent.client_secret as string,
          savedMethod: method,
          returnUrl,
        },
      };
    },

    async beginPaypal(returnUrl: string, value: string): Promise<{ ref: string; client: Client }> {
      const order = await paypal("/v2/checkout/orders", {
        intent: "CAPTURE",
        purchase_units: [{ amount: { currency_code: "USD", value } }],
        payment_source: {
          paypal: { experience_context: { return_url: returnUrl, cancel_url: `${returnUrl}?cancelled=1` } },
        },
      });
      const id = order.id as string;
      return {
        ref: id,
        client: {
          gateway: "paypal",
          clientId: `sb-client-${account}`,
          orderId: id,
          approvalUrl: `${sandbox}/paypal/checkout/${id}`,
          environment: "sandbox",
        },
      };
    },

    async read(ref: string): Promise<FinishPayAnswer> {
      if (!ref.startsWith("pi_")) {
        const { status } = await paypal(`/v2/checkout/orders/${ref}`);
        return status === "APPROVED" ? { next: "reload" } : { next: "notice", notice: "cancelled" };
      }
      const intent = await stripe(`payment_intents/${ref}`);
      if (intent.status === "succeeded") return { next: "reload" };
      return {
        next: "notice",
        notice: toNotice(intent.last_payment_error as { decline_code?: string; code?: string }),
      };
    },
  };
}

function toNotice(failed: { decline_code?: string; code?: string } | null): PageNotice {
  if (failed?.decline_code === "insufficient_funds") return "insufficient_funds";
  return failed?.code?.endsWith("authentication_failure") ? "authentication_failed" : "card_declined";
}
