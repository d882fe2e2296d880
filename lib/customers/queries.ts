import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { BillingCustomer } from "@/lib/generated/prisma/client";

/** An id, and the input field that named it. */
type Named = { id: string; field: string };

/** @throws EdgeError unknown_customer, for another organization's too */
export async function getCustomerOrThrow(
  tx: Tx,
  orgId: string,
  { id, field }: Named,
): Promise<BillingCustomer> {
  const customer = await tx.billingCustomer.findUnique({ where: { orgId_id: { orgId, id } } });
  if (!customer) throw unknownCustomer(field);
  return customer;
}

/**
 * The customer as it stands once nobody else is changing it, locked until the transaction ends. `share`: it may not be
 * suspended meanwhile; `change`: nobody else may change it or rely on its state.
 * @throws EdgeError unknown_customer
 */
export async function lockCustomerOrThrow(
  tx: Tx,
  orgId: string,
  named: Named,
  lock: "share" | "change",
): Promise<BillingCustomer> {
  const { id } = named;
  if (lock === "share")
    await tx.$executeRaw`select 1 from billing_customer where org_id = ${orgId} and id = ${id} for share`;
  else
    await tx.$executeRaw`select 1 from billing_customer where org_id = ${orgId} and id = ${id} for no key update`;
  return getCustomerOrThrow(tx, orgId, named);
}

export function unknownCustomer(field: string): EdgeError {
  return new EdgeError("unknown_customer", `${field} names no billing customer of this organization.`, {
    field,
  });
}
