import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { GatewayMode } from "@/lib/generated/prisma/enums";
import type { Walk } from "@/lib/lists/page";
import type { RevenueRow } from "./view";

/**
 * Minor units, live money and test money apart. `net` and `fee` are those of the rows whose fee is known; `feesUnknown` rows are not
 * in them. What was `refunded` or is `disputed` stands in the other figures too.
 */
export type CurrencySum = {
  currency: string;
  mode: GatewayMode;
  rows: number;
  gross: number;
  fee: number;
  net: number;
  feesUnknown: number;
  refunded: number;
  disputed: number;
};

/** `list`: of all that the filters find; `page`: of the rows that are shown, where the filters find too many to add up. */
export type RevenueSums = { of: "list" | "page"; sums: CurrencySum[] };

type Summed = Pick<RevenueRow, "currency" | "mode" | "status" | "gross" | "fee" | "net" | "refunded">;

const AT_MOST = 10_000;

/** The sums for each currency of what a list's filters find, whatever its page; of the page alone, where that is too much. */
export async function sumRevenue(tx: Tx, walk: Walk, shown: Summed[]): Promise<RevenueSums> {
  const indexed = [Prisma.sql`org_id = ${walk.orgId}`, ...walk.indexed];
  const [found] = await tx.$queryRaw<{ looked: number; sums: CurrencySum[] | null }[]>`
    with looked as materialized (
      select * from revenue where ${Prisma.join(indexed, " and ")} order by created_at desc, id desc limit ${AT_MOST + 1}
    )
    select (select count(*)::int from looked) as looked, (
      select json_agg(each order by currency, mode)
      from (select currency, mode, count(*) as rows, sum(gross) as gross, coalesce(sum(fee), 0) as fee, coalesce(sum(net), 0) as net,
              count(*) filter (where fee is null) as "feesUnknown",
              coalesce(sum(refunded) filter (where status <> 'disputed'), 0) as refunded,
              coalesce(sum(gross) filter (where status = 'disputed'), 0) as disputed
            from (select *, (select h.refunded_amount from charge h where h.org_id = looked.org_id and h.id = charge_id) as refunded
                  from looked) looked
            where ${Prisma.join([Prisma.sql`(select count(*) from looked) <= ${AT_MOST}`, ...walk.checked], " and ")} group by currency, mode) each) as sums`;
  if (found && found.looked <= AT_MOST) return { of: "list", sums: found.sums ?? [] };
  return { of: "page", sums: sumRows(shown) };
}

function sumRows(rows: Summed[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  const none = { rows: 0, gross: 0, fee: 0, net: 0, feesUnknown: 0, refunded: 0, disputed: 0 };
  for (const { currency, mode, status, gross, fee, net, refunded } of rows) {
    const sum = sums.get(`${currency} ${mode}`) ?? { currency, mode, ...none };
    sum.rows += 1;
    sum.gross += gross;
    sum.fee += fee ?? 0;
    sum.net += net ?? 0;
    if (fee === null) sum.feesUnknown += 1;
    if (status === "disputed") sum.disputed += gross;
    else sum.refunded += refunded;
    sums.set(`${currency} ${mode}`, sum);
  }
  return [...sums.values()].sort(
    (a, b) => a.currency.localeCompare(b.currency) || a.mode.localeCompare(b.mode),
  );
}
