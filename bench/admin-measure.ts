import { createHash, randomBytes } from "node:crypto";
import type { Context } from "@/lib/context";
import { forgetEnv } from "@/lib/env";
import { fillOrganization } from "./admin-fill";
import type { Program } from "./program";
import { median } from "./statistics";

export type AdminFigures = { rows: number; reads: { read: string; p50: number; p95: number }[] };

const CALLS = 20;

/** What the staff pages read of an organization with so many customers: searches, far pages, every list, the home page. */
export async function measureAdmin(program: Program, rows: number): Promise<AdminFigures> {
  await fillOrganization(program, rows);
  Object.assign(process.env, {
    DATABASE_URL: program.appUrl,
    APP_URL: program.baseUrl,
    EDGE_SECRET_KEY: randomBytes(32).toString("base64"),
  });
  forgetEnv();
  const wishes = await wishesOf(program, rows);
  const { disconnect } = await import("@/lib/db");
  const reads = [];
  try {
    for (const [read, ask] of wishes) {
      for (let warm = 0; warm < 3; warm += 1) await ask();
      const took: number[] = [];
      for (let call = 0; call < CALLS; call += 1) {
        const began = performance.now();
        await ask();
        took.push(performance.now() - began);
      }
      took.sort((a, b) => a - b);
      const figure = { read, p50: median(took), p95: took[Math.ceil(CALLS * 0.95) - 1] ?? Number.NaN };
      process.stderr.write(`${read}: ${figure.p50.toFixed(1)} ms, p95 ${figure.p95.toFixed(1)} ms\n`);
      reads.push(figure);
    }
  } finally {
    await disconnect();
  }
  return { rows, reads };
}

async function wishesOf(program: Program, rows: number): Promise<[string, () => Promise<unknown>][]> {
  const { listCustomers, countCustomers } = await import("@/lib/customers/list-customers");
  const { listCharges } = await import("@/lib/charges/list-charges");
  const { listRevenue } = await import("@/lib/revenue/list-revenue");
  const { listInvoices } = await import("@/lib/invoices/list-invoices");
  const { listEnrollmentRows } = await import("@/lib/enrollments/list-enrollment-rows");
  const { listItemRows } = await import("@/lib/items/list-item-rows");
  const { homeFigures } = await import("@/lib/figures/home-figures");
  const { lastDays } = await import("@/lib/figures/period");
  const ctx: Context = {
    orgId: program.orgId,
    actor: { type: "staff", id: "user_bench" },
    requestId: "req_bench",
    address: "",
  };
  const middle = Math.floor(rows / 2);
  const customer = `bc_bench_${createHash("md5").update(String(middle)).digest("hex")}`;
  const customers = (filters: Parameters<typeof listCustomers>[1]) => () => listCustomers(ctx, filters);
  let deep: string | undefined;
  for (let page = 0; page < 30; page += 1)
    deep =
      (await listCustomers(ctx, { size: 1000, ...(deep ? { cursor: deep } : {}) })).nextCursor ?? undefined;
  const year = new Date(Date.now() - 400 * 86_400_000);
  const monthLater = new Date(year.getTime() + 30 * 86_400_000);
  return [
    ["customers, first page", customers({})],
    ["customers, 30,000 rows in", customers(deep ? { cursor: deep } : {})],
    ["search: one has it", customers({ q: `ORD-${middle}` })],
    ["search: nobody has it", customers({ q: "zqzqzq" })],
    ["search: everyone has it", customers({ q: "example.com" })],
    [
      "search: everyone has it, 30,000 rows in",
      customers({ q: "example.com", ...(deep ? { cursor: deep } : {}) }),
    ],
    ["search: the oldest 30 % have it", customers({ q: "import-2019" })],
    ["search: one in a hundred has it", customers({ q: "platinum" })],
    ["search: part of an e-mail address", customers({ q: `${middle}@exam` })],
    ["search: two letters", customers({ q: "ab" })],
    ["search: a charge's id", customers({ q: `sc_bench_${middle}` })],
    ["search: a gateway's customer", customers({ q: `cus_${middle - 1}` })],
    [
      "everyone's word, suspended, PayPal",
      customers({ q: "example.com", status: "suspended", gateway: "paypal" }),
    ],
    ["nobody's filters", customers({ q: "example.com", status: "suspended", brand: "brand_bench_1" })],
    ["customers of a brand and an item", customers({ brand: "brand_bench_1", item: "bi_bench_4" })],
    ["customers of a month, a year ago", customers({ from: year, to: monthLater, status: "suspended" })],
    ["customers by name", customers({ sort: "name" })],
    ["everyone's word, by name", customers({ sort: "name", q: "example.com" })],
    ["one in a hundred's word, by name", customers({ sort: "name", q: "platinum" })],
    ["everyone's word, by activation", customers({ sort: "activated", q: "example.com" })],
    ["counting everyone's word", () => countCustomers(ctx, { q: "example.com" })],
    ["counting one in a hundred's word", () => countCustomers(ctx, { q: "platinum" })],
    ["charges", () => listCharges(ctx, {})],
    [
      "charges, failed, of a brand that has none",
      () => listCharges(ctx, { status: "failed", brand: "brand_bench_1" }),
    ],
    ["charges, no such", () => listCharges(ctx, { kind: "trigger" })],
    ["charges by amount", () => listCharges(ctx, { sort: "amount" })],
    ["charges by the gateway's reference", () => listCharges(ctx, { q: "pi_none" })],
    ["charges by id", () => listCharges(ctx, { q: `sc_bench_${middle}` })],
    ["charges of a customer", () => listCharges(ctx, { customer })],
    [
      "revenue of a month, with sums",
      () => listRevenue(ctx, { from: new Date(Date.now() - 30 * 86_400_000) }),
    ],
    ["revenue, refunded", () => listRevenue(ctx, { status: "refunded" })],
    ["revenue of a customer", () => listRevenue(ctx, { customer })],
    ["invoices of a customer", () => listInvoices(ctx, { customer })],
    ["invoices, overdue", () => listInvoices(ctx, { status: "overdue" })],
    ["invoices by number", () => listInvoices(ctx, { q: `BENCH-${middle}` })],
    [
      "enrollments, paused, of an item",
      () => listEnrollmentRows(ctx, { status: "paused", item: "bi_bench_2" }),
    ],
    ["items, with who is enrolled", () => listItemRows(ctx, {})],
    ["home, 30 days", () => homeFigures(ctx, lastDays(30))],
    ["home, 90 days", () => homeFigures(ctx, lastDays(90))],
  ];
}
