import { randomBytes } from "node:crypto";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { connectAccount } from "@/lib/gateway-accounts/connect-account";
import type { ConnectAccountInput } from "@/lib/gateway-accounts/schema";
import type { GatewayName } from "@/lib/gateways/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";

/** An organization that nobody else uses, ready to set customers up at both gateways. */
export type Shop = {
  orgId: string;
  brandId: string;
  brandNumber: number;
  item: string;
  /** What the sandbox calls its accounts by: the same at both providers. */
  suffix: string;
  accounts: Record<GatewayName, string>;
  /** Acts as the integrator. */
  ctx: Context;
};

/** One change of an organization's settings, e.g. its currency. */
type Settings = Partial<Prisma.OrganizationCreateInput>;

export async function newShop(settings: Settings = {}): Promise<Shop> {
  const orgId = newId("org");
  const brandId = newId("brand");
  const item = newId("bi");
  const keyId = newId("key");
  const ctx = integrator(orgId, keyId);
  const brandNumber = await inOrg(orgId, async (tx) => {
    const { currency } = await tx.organization.create({ data: { id: orgId, name: "Test", ...settings } });
    const brand = await tx.brand.create({ data: { orgId, id: brandId, name: "Müller & Söhne" } });
    await tx.billableItem.create({ data: triggerItem(orgId, item, currency) });
    const keyHash = new Uint8Array(randomBytes(32));
    await tx.apiKey.create({ data: { orgId, id: keyId, name: "Test", prefix: "ek_test_", keyHash } });
    return brand.number;
  });
  const suffix = newId("att")
    .slice(4)
    .replace(/[^A-Za-z0-9]/g, "x");
  const accounts = {
    stripe: (await connectAccount(ctx, stripeInput(suffix))).id,
    paypal: (await connectAccount(ctx, paypalInput(suffix))).id,
  };
  return { orgId, brandId, brandNumber, item, suffix, accounts, ctx };
}

function integrator(orgId: string, keyId: string): Context {
  return {
    orgId,
    actor: { type: "api_key", id: keyId },
    requestId: newId("req"),
    address: "198.51.100.1",
  };
}

/** "$200.00 whenever the value is $15.00 or less". */
function triggerItem(orgId: string, id: string, currency = "USD"): Prisma.BillableItemUncheckedCreateInput {
  return {
    orgId,
    id,
    name: "Wallet top-up",
    billingType: "trigger",
    triggerMode: "fixed",
    triggerCondition: "lte",
    triggerThreshold: 15,
    unitPrice: 20_000,
    currency,
  };
}

/** Another item of the shop. */
export async function newItem(
  { orgId }: Shop,
  change: Partial<Prisma.BillableItemUncheckedCreateInput> = {},
): Promise<string> {
  const id = newId("bi");
  await inOrg(orgId, (tx) => tx.billableItem.create({ data: { ...triggerItem(orgId, id), ...change } }));
  return id;
}

/** Another brand of the shop. */
export async function newBrand({ orgId }: Shop): Promise<{ id: string; number: number }> {
  return inOrg(orgId, (tx) => tx.brand.create({ data: { orgId, id: newId("brand"), name: "Zweitmarke" } }));
}

function stripeInput(suffix: string): ConnectAccountInput {
  const credentials = { secretKey: `sk_test_${suffix}`, publishableKey: `pk_test_${suffix}` };
  return { gateway: "stripe", name: "Stripe", mode: "test", credentials };
}

function paypalInput(suffix: string): ConnectAccountInput {
  const credentials = { clientId: `sb-client-${suffix}`, clientSecret: `sb-secret-${suffix}` };
  return { gateway: "paypal", name: "PayPal", mode: "test", credentials };
}
