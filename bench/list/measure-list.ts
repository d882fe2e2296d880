import { asOwner, liftLimit } from "../owner";
import type { Program } from "../program";
import { median } from "../statistics";

export type ListFigures = { rows: number; pages: { page: string; p50: number; worst: number }[] };

const ROWS = 1_000_000;
const CUSTOMERS = 100_000;
const ITEMS = ROWS / CUSTOMERS;
const CALLS = 40;

/** `getEnrollments` of an organization with a million of them: near and far pages, with and without filters. */
export async function measureList(program: Program): Promise<ListFigures> {
  await liftLimit(program);
  await fill(program);
  const far = await cursorAfter(program, 20);
  const customer = { billing_customer_id: "bc_list_50000" };
  const item = { billable_item_id: "bi_list_5" };
  const wishes: [string, Record<string, unknown>][] = [
    ["first", {}],
    ["offset 10,000", { offset: 10_000 }],
    ["by cursor, 4,000 rows in", { cursor: far }],
    ["status active", { status: "active" }],
    ["status paused", { status: "paused" }],
    ["a customer", customer],
    ["an item", item],
    ["an item, paused", { ...item, status: "paused" }],
    ["a customer, an item, active", { ...customer, ...item, status: "active" }],
  ];
  const pages = [];
  for (const [page, wish] of wishes) {
    await ask(program, wish);
    const took: number[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      const began = performance.now();
      await ask(program, wish);
      took.push(performance.now() - began);
    }
    process.stderr.write(`getEnrollments, ${page}: ${median(took).toFixed(1)} ms\n`);
    pages.push({ page, p50: median(took), worst: Math.max(...took) });
  }
  return { rows: ROWS, pages };
}

/** A hundredth of them is paused. */
async function fill(program: Program): Promise<void> {
  process.stderr.write(`Filling in ${ROWS} enrollments\n`);
  const { orgId, brandId } = program;
  const org = `'${orgId}'`;
  const customers = `from generate_series(1, ${CUSTOMERS}) n`;
  await asOwner(program, `insert into contact (org_id, id) select ${org}, 'cont_list_' || n ${customers}`);
  await asOwner(
    program,
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
     select ${org}, 'bc_list_' || n, 'cont_list_' || n, '${brandId}', 'stripe', true, 1500, 'USD' ${customers}`,
  );
  await asOwner(
    program,
    `insert into billable_item (org_id, id, name, billing_type, trigger_mode, unit_price, currency)
     select ${org}, 'bi_list_' || n, 'Item ' || n, 'trigger', 'fixed', 100, 'USD' from generate_series(1, ${ITEMS}) n`,
  );
  await asOwner(
    program,
    `insert into enrollment (org_id, id, customer_id, item_id, status, created_at)
     select ${org}, 'ts_list_' || n || '_' || i, 'bc_list_' || n, 'bi_list_' || i,
       case when (n + i) % 100 = 0 then 'paused' else 'active' end::enrollment_status,
       now() - make_interval(secs => (n * ${ITEMS} + i))
     ${customers}, generate_series(1, ${ITEMS}) i`,
  );
  await asOwner(program, "analyze enrollment");
}

async function cursorAfter(program: Program, pages: number): Promise<string> {
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await ask(program, { limit: 200, ...(cursor ? { cursor } : {}) });
    cursor = answer.next_cursor ?? undefined;
  }
  if (!cursor) throw new Error("The list ended before its time");
  return cursor;
}

async function ask({ baseUrl, apiKey, orgId }: Program, wish: Record<string, unknown>) {
  const response = await fetch(`${baseUrl}/public/edge/getEnrollments`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ org_id: orgId, ...wish }),
  });
  const answer = (await response.json()) as { data: unknown[]; next_cursor: string | null };
  if (!response.ok) throw new Error(`getEnrollments answered ${response.status}`);
  return answer;
}
