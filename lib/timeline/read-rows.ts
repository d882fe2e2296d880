import type { Tx } from "@/lib/db";
import type { Place, Source } from "./cursor";

/** The rows that a page tells, whole, by where they come from: one query for each source that the page has entries of. */
export async function readRows(tx: Tx, orgId: string, places: readonly Place[]) {
  const idsOf = (source: Source) => places.flatMap((place) => (place.source === source ? [place.id] : []));
  const among = (source: Source) => ({ orgId, id: { in: idsOf(source) } });
  const has = (source: Source) => places.some((place) => place.source === source);
  return {
    mail: has("mail")
      ? await tx.mail.findMany({ where: among("mail"), omit: { html: true, text: true } })
      : [],
    event: has("event") ? await tx.event.findMany({ where: among("event") }) : [],
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
