import type { BeginAnswer, FinishAnswer } from "@/lib/setup/view";
import { sandboxApi } from "./sandbox-api";

type Client = Extract<BeginAnswer, { next: "form" }>["client"];

/** Begins and reads setups at a sandbox over the providers' own HTTP, in place of the server's verbs. */
export function sandboxSetups(sandbox: string, account: string) {
  const { stripe, paypal } = sandboxApi(sandbox, account);
  return {
    async beginStripe(returnUrl: string, amount: number | null): Promise<{ ref: string; client: Client }> {
      const customer = (await stripe("customers", { name: "Sample" })).id as string;
      const common = { customer, "allowed_payment_method_types[0]": "card" };
      const intent = amount
        ? await stripe("payment_intents", {
            ...common,
            amount: String(amount),
            currency: "usd",
            setup_future_usage: "off_session",
          })
        : await stripe("setup_intents", { ...common, usage: "off_session" });
      return {
        ref: intent.id as string,
        client: {
          gateway: "stripe",
          publishableKey: `pk_test_${account}`,
          clientSecret: intent.client_secret as string,
          intent: amount ? "payment" : "setup",
          returnUrl,
        },
      };
    },

    async beginPaypal(returnUrl: string): Promise<{ ref: string; client: Client }> {
      const token = await paypal("/v3/vault/setup-tokens", {
        payment_source: {
          paypal: {
            usage_type: "MERCHANT",
            usage_pattern: "UNSCHEDULED_POSTPAID",
            experience_context: { return_url: returnUrl, cancel_url: `${returnUrl}?cancelled=1` },
          },
        },
      });
      const links = token.links as { rel: string; href: string }[];
      return {
        ref: token.id as string,
        client: {
          gateway: "paypal",
          clientId: `sb-client-${account}`,
          setupToken: token.id as string,
          approvalUrl: links.find(({ rel }) => rel === "approve")?.href ?? "",
          environment: "sandbox",
        },
      };
    },

    async read(ref: string): Promise<FinishAnswer> {
      if (!ref.startsWith("pi_") && !ref.startsWith("seti_")) {
        const { status } = await paypal(`/v3/vault/setup-tokens/${ref}`);
        return status === "APPROVED" ? { next: "reload" } : { next: "notice", notice: "cancelled" };
      }
      const intent = await stripe(`${ref.startsWith("pi_") ? "payment_intents" : "setup_intents"}/${ref}`);
      if (intent.status === "succeeded") return { next: "reload" };
      const failed = (intent.last_payment_error ?? intent.last_setup_error) as {
        decline_code?: string;
        code?: string;
      };
      if (failed?.decline_code === "insufficient_funds")
        return { next: "notice", notice: "insufficient_funds" };
      const unproven = failed?.code?.endsWith("authentication_failure");
      return { next: "notice", notice: unproven ? "authentication_failed" : "card_declined" };
    },
  };
}
