import { timingSafeEqual } from "node:crypto";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { hashToken } from "@/lib/secrets";

/** The three segments of a setup URL, as the browser sent them. */
export type LinkAddress = { orgId: string; brandNumber: string; customerId: string };

const SEGMENT = /^[A-Za-z0-9_-]{1,200}$/;

/** Whether this can be an address of ours at all; whatever else a URL may hold never reaches the database. */
export function isLinkAddress({ orgId, brandNumber, customerId }: LinkAddress): boolean {
  return /^[1-9][0-9]{0,8}$/.test(brandNumber) && SEGMENT.test(orgId) && SEGMENT.test(customerId);
}

/** What the browser holds: the token of a signed link, and the mark of the one that pressed the button. */
export type Visitor = { link?: string; receipt?: string };

const LINK_PARTS = {
  brand: true,
  item: true,
  customer: { include: { contact: true, paymentMethod: true, organization: true } },
} as const satisfies Prisma.SetupLinkInclude;

export type FoundLink = Prisma.SetupLinkGetPayload<{ include: typeof LINK_PARTS }>;

/**
 * The newest link under this address, whatever its state; null when brand, organization and customer do not belong
 * together, when none was ever made, or when it is signed and the browser does not hold its token. The transaction must be
 * the address's organization's.
 */
export async function findLink(tx: Tx, address: LinkAddress, visitor: Visitor): Promise<FoundLink | null> {
  const link = await tx.setupLink.findFirst({
    where: {
      orgId: address.orgId,
      customerId: address.customerId,
      channel: "hosted",
      brand: { number: Number(address.brandNumber) },
    },
    orderBy: { createdAt: "desc" },
    include: LINK_PARTS,
  });
  if (!link) return null;
  if (link.tokenHash && !holdsToken(visitor.link, link.tokenHash)) return null;
  // A signed link that can no longer be used looks as if it had never been issued; its own browser keeps its receipt.
  if (link.tokenHash && !isOpen(link) && link.status !== "completed") return null;
  return link;
}

/** A link that is known by its id: one of the API has no address. */
export function getLinkOrThrow(tx: Tx, orgId: string, id: string): Promise<FoundLink> {
  return tx.setupLink.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, include: LINK_PARTS });
}

/** Open and not yet past its time, whether or not the job that closes it has come by. */
export function isOpen(link: { status: string; expiresAt: Date }, at = new Date()): boolean {
  return link.status === "open" && link.expiresAt > at;
}

function holdsToken(token: string | undefined, hash: Uint8Array): boolean {
  return token !== undefined && timingSafeEqual(hashToken(token), Buffer.from(hash));
}
