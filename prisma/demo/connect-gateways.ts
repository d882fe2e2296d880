import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { env } from "@/lib/env";
import { connectAccount, registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import type { ConnectAccountInput } from "@/lib/gateway-accounts/schema";
import { log } from "@/lib/log";
import type { TenantPlan } from "./plan";

/**
 * Connects the tenant's two demo accounts where they are missing, and tells the providers where to send their events when
 * that has changed. A provider that cannot be told is no reason not to start: the reconciler does without events. Answers
 * where events go now.
 */
export async function connectGateways(tenant: TenantPlan): Promise<string> {
  const ctx: Context = {
    orgId: tenant.org_id,
    actor: { type: "system", id: "seed" },
    requestId: "seed",
    address: "",
  };
  const destination = `${env().APP_URL} ${env().STRIPE_API_BASE ?? ""} ${env().PAYPAL_API_BASE ?? ""}`;
  let told = true;
  for (const input of demoAccounts(tenant)) {
    const id = (await findActive(ctx, input.gateway)) ?? (await connectAccount(ctx, input)).id;
    if (tenant.webhooks === destination) continue;
    try {
      await registerAccountWebhook(ctx, input.gateway, id);
    } catch (error) {
      told = false;
      log().warn(
        { err: error, gateway: input.gateway },
        "The demo account's webhook could not be registered",
      );
    }
  }
  return told ? destination : "";
}

async function findActive(ctx: Context, gateway: "stripe" | "paypal"): Promise<string | undefined> {
  const where = { orgId: ctx.orgId, gateway, status: "active" } as const;
  return inOrg(ctx.orgId, async (tx) => (await tx.gatewayAccount.findFirst({ where }))?.id);
}

function demoAccounts({ stripe, paypal }: TenantPlan): ConnectAccountInput[] {
  return [
    {
      gateway: "stripe",
      name: "Stripe (sandbox)",
      mode: "test",
      credentials: { secretKey: stripe.secret_key, publishableKey: stripe.publishable_key },
    },
    {
      gateway: "paypal",
      name: "PayPal (sandbox)",
      mode: "test",
      credentials: { clientId: paypal.client_id, clientSecret: paypal.client_secret },
    },
  ];
}
