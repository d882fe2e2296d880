import { Prisma } from "@/lib/generated/prisma/client";

const DAY_MS = 86_400_000;

/** The months that stand on cards whose last day is within thirty days. Pure. */
export function expiringMonths(now: Date): { year: number; month: number }[] {
  const first = now.getUTCFullYear() * 12 + now.getUTCMonth();
  // Thirty days can take in the ends of two months, where the second is a February.
  return [first, first + 1]
    .map((months) => ({ year: Math.floor(months / 12), month: (months % 12) + 1 }))
    .filter(({ year, month }) => Date.UTC(year, month, 1) <= now.getTime() + 30 * DAY_MS);
}

/** Cards that customers are charged with and whose last day is within thirty days, as id, at, customer_id, label, amount and currency. */
export function expiringCards(org: Prisma.Sql, now: Date): Prisma.Sql {
  const months = expiringMonths(now);
  if (months.length === 0)
    return Prisma.sql`select null::text as id, null::timestamptz as at, null::text as customer_id, null::text as label, null::int as amount,
      null::text as currency where false order by 2`;
  const each = months.map(
    ({ year, month }) => Prisma.sql`
      select m.id, (make_date(${year}::int, ${month}::int, 1) + interval '1 month')::timestamptz as at, m.customer_id, m.label, null::int as amount,
        null::text as currency
      from payment_method m join billing_customer b on b.org_id = m.org_id and b.id = m.customer_id and b.payment_method_id = m.id
      where m.org_id = ${org} and m.status = 'active' and m.card_exp_year = ${year} and m.card_exp_month = ${month} and b.status = 'active'`,
  );
  return Prisma.sql`select * from (${Prisma.join(each, " union all ")}) cards`;
}
