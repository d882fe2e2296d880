import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { money } from "@/lib/money";
import { toOverview } from "./to-overview";
import type { CustomerOverview } from "./view";

/** A page shows this many of each; the lists have the rest. */
const SHOWN = 20;

/** Everything that the page of one customer shows, but for the timeline; null for another organization's. */
export function getCustomerOverview({ orgId }: Context, id: string): Promise<CustomerOverview | null> {
  return inOrg(orgId, async (tx) => {
    const customer = await findOverviewRow(tx, orgId, id);
    if (!customer) return null;
    const [revenue, items] = [await sumRevenue(tx, orgId, id), await findOpenItems(tx, orgId, id)];
    return toOverview(customer, revenue, items);
  });
}

export type OverviewRow = NonNullable<Awaited<ReturnType<typeof findOverviewRow>>>;

function findOverviewRow(tx: Tx, orgId: string, id: string) {
  const latest = { orderBy: { createdAt: "desc" }, take: SHOWN } as const;
  return tx.billingCustomer.findUnique({
    where: { orgId_id: { orgId, id } },
    include: {
      contact: true,
      brand: true,
      paymentMethod: true,
      enrollments: { include: { item: true }, ...latest },
      charges: { include: { item: true, revenue: true, refunds: true }, ...latest },
      invoices: latest,
      setupLinks: { where: { channel: "hosted" }, include: { brand: true }, ...latest, take: 1 },
    },
  });
}

type Sums = CustomerOverview["revenue"];

/** By currency; what a dispute holds back is not counted. */
async function sumRevenue(tx: Tx, orgId: string, customerId: string): Promise<Sums> {
  const rows = await tx.$queryRaw<{ currency: string; gross: number; fees: number; refunded: number }[]>`
    select r.currency, sum(r.gross)::float8 as gross, coalesce(sum(r.fee), 0)::float8 as fees,
      coalesce(sum(c.refunded_amount), 0)::float8 as refunded
    from revenue r join charge c on c.org_id = r.org_id and c.id = r.charge_id
    where r.org_id = ${orgId} and r.customer_id = ${customerId} and r.status in ('confirmed', 'refunded')
    group by r.currency order by r.currency`;
  return rows.map(({ currency, gross, fees, refunded }) => ({
    gross: money(gross, currency),
    fees: money(fees, currency),
    refunded: money(refunded, currency),
  }));
}

/** Active trigger items without a live enrollment of the customer. */
async function findOpenItems(tx: Tx, orgId: string, customerId: string): Promise<CustomerOverview["items"]> {
  return tx.billableItem.findMany({
    where: {
      orgId,
      billingType: "trigger",
      status: "active",
      enrollments: { none: { customerId, status: { not: "cancelled" } } },
    },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 200,
  });
}
