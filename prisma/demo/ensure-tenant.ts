import { hashApiKey } from "@/lib/auth/api-keys/secret";
import { inOrg, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { DEMO_CONTACT } from "./contact";
import { itemRows } from "./items";
import { LOOKS } from "./looks";
import type { ErrorPlan, TenantPlan } from "./plan";

/** Creates what is missing of a demo organization, in one transaction. Answers its brand's public number. */
export function ensureTenant(tenant: TenantPlan, errors: ErrorPlan): Promise<number> {
  const orgId = tenant.org_id;
  const look = LOOKS[tenant.look];
  return inOrg(orgId, async (tx) => {
    const exists = await tx.brand.findUnique({ where: { orgId_id: { orgId, id: tenant.brand_id } } });
    if (exists) return exists.number;
    await tx.organization.create({ data: { id: orgId, name: look.organization } });
    const brand = await tx.brand.create({ data: { orgId, id: tenant.brand_id, ...look.brand } });
    await createKey(tx, orgId, "Demo", tenant.api_key, {});
    await tx.billableItem.createMany({ data: itemRows(tenant) });
    await tx.contact.create({ data: { orgId, ...DEMO_CONTACT } });
    if (tenant.look === "northwind") await createRefusals(tx, tenant, errors);
    return brand.number;
  });
}

/** A revoked key, an expired key and a suspended customer: for trying out the errors. */
async function createRefusals(tx: Tx, tenant: TenantPlan, errors: ErrorPlan): Promise<void> {
  const orgId = tenant.org_id;
  await createKey(tx, orgId, "Demo, revoked", errors.revoked_api_key, { revokedAt: new Date() });
  await createKey(tx, orgId, "Demo, expired", errors.expired_api_key, {
    expiresAt: new Date(Date.now() - 1000),
  });
  await tx.contact.create({ data: { orgId, id: errors.suspended_contact_id, name: "Sam Suspended" } });
  await tx.billingCustomer.create({
    data: {
      orgId,
      id: newId("bc"),
      contactId: errors.suspended_contact_id,
      brandId: tenant.brand_id,
      gateway: "stripe",
      status: "suspended",
      requireInitial: true,
      initialAmount: 1500,
      currency: "USD",
      suspendedAt: new Date(),
      suspendedReason: "Demo data",
    },
  });
}

async function createKey(
  tx: Tx,
  orgId: string,
  name: string,
  secret: string,
  dates: { revokedAt?: Date; expiresAt?: Date },
): Promise<void> {
  const prefix = secret.slice(0, "ek_test_".length + 4);
  await tx.apiKey.create({
    data: { orgId, id: newId("key"), name, prefix, keyHash: hashApiKey(secret), ...dates },
  });
}
