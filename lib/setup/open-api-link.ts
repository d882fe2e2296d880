import type { Tx } from "@/lib/db";
import type { BillingCustomer, Organization } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { type FoundLink, getLinkOrThrow, isOpen } from "./find-link";
import { isLinkLocked } from "./limits";
import { inSeconds } from "./schedule";
import { LIVE_ATTEMPT } from "./status";

type Wanted = Pick<FoundLink, "brandId" | "gateway"> & { organization: Pick<Organization, "linkDays"> };

/**
 * A link for what happens without a page of ours, for a customer that the caller has locked. The open one is kept when it is
 * for the same, unless refused tries have locked it; any other one is superseded.
 */
export async function openApiLink(tx: Tx, customer: BillingCustomer, wanted: Wanted): Promise<FoundLink> {
  const { orgId, id: customerId } = customer;
  const { brandId, gateway } = wanted;
  const itemId = customer.status === "active" ? null : customer.itemId;
  const expiresAt = inSeconds(wanted.organization.linkDays * 24 * 3600);
  const open = await tx.setupLink.findFirst({
    where: { orgId, customerId, status: "open", channel: "api", brandId, gateway, itemId },
  });
  if (open && isOpen(open) && !(await isLinkLocked(tx, { orgId, linkId: open.id }))) {
    await tx.setupLink.update({ where: { orgId_id: { orgId, id: open.id } }, data: { expiresAt } });
    return getLinkOrThrow(tx, orgId, open.id);
  }
  await supersedeLinks(tx, customer);
  const id = newId("link");
  await tx.setupLink.create({
    data: { orgId, id, customerId, brandId, gateway, itemId, channel: "api", expiresAt },
  });
  return getLinkOrThrow(tx, orgId, id);
}

/** Closes the customer's open link, and has what was begun behind it looked after at once: it must not take money any more. */
export async function supersedeLinks(tx: Tx, { orgId, id: customerId }: BillingCustomer): Promise<void> {
  await tx.setupLink.updateMany({
    where: { orgId, customerId, status: "open" },
    data: { status: "superseded", closedAt: new Date() },
  });
  await tx.setupAttempt.updateMany({
    where: { orgId, customerId, status: { in: [...LIVE_ATTEMPT] } },
    data: { nextCheckAt: new Date() },
  });
}
