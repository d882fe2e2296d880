import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Walk } from "@/lib/lists/page";

/** Minor units. `net` and `fee` are those of the rows whose fee is known; `feesUnknown` rows are not in them. */
export type CurrencySum = {
  currency: string;
  rows: number;
  gross: number;
  fee: number;
  net: number;
  feesUnknown: number;
};

/** `list`: of all that the filters find; `page`: of the rows that are shown, where the filters find too many to add up. */
export type RevenueSums = { of: "list" | "page"; sums: CurrencySum[] };

type Summed = { currency: string; gross: number; fee: number | null; net: number | null };

const AT_MOST = 10_000;

/** The sums for each currency of what a list's filters find, whatever its page; of the page alone, where that is too much. */
export async function sumRevenue(tx: Tx, walk: Walk, shown: Summed[]): Promise<RevenueSums> {
  const indexed = [Prisma.sql`org_id = ${walk.orgId}`, ...walk.indexed];
  const [found] = await tx.$queryRaw<{ looked: number; sums: CurrencySum[] | null }[]>`
    with looked as materialized (
      select * from revenue where ${Prisma.join(indexed, " and ")} order by created_at desc, id desc limit ${AT_MOST + 1}
    )
    select (select count(*)::int from looked) as looked, (
      select json_agg(json_build_object('currency', currency, 'rows', rows, 'gross', gross, 'fee', fee, 'net', net, 'feesUnknown', unknown)
        order by currency)
      from (select currency, count(*) as rows, sum(gross) as gross, coalesce(sum(fee), 0) as fee, coalesce(sum(net), 0) as net,
              count(*) filter (where fee is null) as unknown
            from looked where ${Prisma.join([Prisma.sql`true`, ...walk.checked], " and ")} group by currency) each) as sums`;
  if (found && found.looked <= AT_MOST) return { of: "list", sums: found.sums ?? [] };
  return { of: "page", sums: sumRows(shown) };
}

function sumRows(rows: Summed[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, gross, fee, net } of rows) {
    const sum = sums.get(currency) ?? { currency, rows: 0, gross: 0, fee: 0, net: 0, feesUnknown: 0 };
    sum.rows += 1;
    sum.gross += gross;
    sum.fee += fee ?? 0;
    sum.net += net ?? 0;
    if (fee === null) sum.feesUnknown += 1;
    sums.set(currency, sum);
  }
  return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}
