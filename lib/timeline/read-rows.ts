import type { Tx } from "@/lib/db";
import type { Place, Source } from "./cursor";

/** An event is sent to a few endpoints, and again now and then: of many times the newest are told. */
const DELIVERIES = {
  select: {
    id: true,
    status: true,
    deliveredAt: true,
    createdAt: true,
    endpoint: { select: { name: true } },
  },
  orderBy: { createdAt: "desc" },
  take: 10,
} as const;

/** The rows that a page tells, whole, by where they come from: one query for each source that the page has entries of. */
export async function readRows(tx: Tx, orgId: string, places: readonly Place[]) {
  const idsOf = (source: Source) => places.flatMap((place) => (place.source === source ? [place.id] : []));
  const among = (source: Source) => ({ orgId, id: { in: idsOf(source) } });
  const has = (source: Source) => places.some((place) => place.source === source);
  return {
    mail: has("mail")
      ? await tx.mail.findMany({ where: among("mail"), omit: { html: true, text: true } })
      : [],
    event: has("event")
      ? await tx.event.findMany({ where: among("event"), include: { deliveries: DELIVERIES } })
      : [],
    revenue: has("revenue") ? await tx.revenue.findMany({ where: among("revenue") }) : [],
    audit: has("audit") ? await tx.auditEntry.findMany({ where: among("audit") }) : [],
    inbox: has("inbox")
      ? await tx.inboxEvent.findMany({
          where: among("inbox"),
          omit: { raw: true },
          include: { gatewayAccount: { select: { gateway: true } } },
        })
      : [],
    api: has("api") ? await tx.apiRequest.findMany({ where: among("api") }) : [],
  };
}

export type Rows = Awaited<ReturnType<typeof readRows>>;
