import type { Tx } from "@/lib/db";
import type { BillingCustomer } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import type { ContactDetails } from "./contact-fields";

/** What a new billing customer starts with. */
type NewCustomer = Pick<
  BillingCustomer,
  | "orgId"
  | "contactId"
  | "brandId"
  | "gateway"
  | "allowTrigger"
  | "requireInitial"
  | "initialAmount"
  | "currency"
> & { notes?: string | null; meta?: object };

/**
 * The contact's billing customer, made when there is none, as it stands once nobody else is changing it, and locked until the
 * transaction ends. Of identical calls at the same moment exactly one answers `created`. What is said of the contact is kept,
 * whatever the customer's status: the newest has the last word, and what is left out stays.
 */
export async function findOrCreateCustomer(
  tx: Tx,
  values: NewCustomer,
  details: ContactDetails,
): Promise<{ customer: BillingCustomer; created: boolean }> {
  const { orgId, contactId } = values;
  const found = await lockCustomerOf(tx, orgId, contactId);
  if (found) {
    await describeContact(tx, values, details);
    return { customer: found, created: false };
  }
  await tx.contact.createMany({ data: { orgId, id: contactId, ...details }, skipDuplicates: true });
  const { count } = await tx.billingCustomer.createMany({
    data: { ...values, id: newId("bc") },
    skipDuplicates: true,
  });
  // The same call may have won the race a moment ago.
  const customer = await lockCustomerOf(tx, orgId, contactId);
  if (!customer) throw new Error(`The customer of ${contactId} is neither there nor can it be made`);
  // The contact may have been known without a customer.
  await describeContact(tx, values, details);
  return { customer, created: count === 1 };
}

/** Behind the customer's lock, in which those who say something of its contact stand in line. */
async function describeContact(
  tx: Tx,
  { orgId, contactId }: NewCustomer,
  details: ContactDetails,
): Promise<void> {
  if (Object.keys(details).length === 0) return;
  await tx.contact.updateMany({ where: { orgId, id: contactId }, data: details });
}

/** The contact's billing customer, locked until the transaction ends; null when there is none. */
async function lockCustomerOf(tx: Tx, orgId: string, contactId: string): Promise<BillingCustomer | null> {
  await tx.$executeRaw`select 1 from billing_customer where org_id = ${orgId} and contact_id = ${contactId} for no key update`;
  return tx.billingCustomer.findUnique({ where: { orgId_contactId: { orgId, contactId } } });
}
