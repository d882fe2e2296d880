import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { keepToIndexes } from "@/lib/lists/keep-to-indexes";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type Page, pageStatement } from "./page-statement";
import { addEnrollments } from "./testing/add-enrollments";

/** Enough that reading the table through, or sorting what a filter finds, is plainly dearer than an index. */
const CUSTOMERS = 3000;
const ITEMS = 10;

let database: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  database = await testDatabase();
  [shop] = [await newShop()];
  const neighbour = await newShop();
  for (const of of [shop, neighbour])
    await addEnrollments(database.ownerPool, { ...of, customers: CUSTOMERS, items: ITEMS });
  await database.ownerPool.query("analyze");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
};

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

/** As the server would run it: under the role and the policies that it has. */
async function plan(change: Partial<Page>): Promise<Node[]> {
  const page: Page = {
    orgId: shop.orgId,
    status: null,
    customerId: null,
    itemId: null,
    after: null,
    limit: 51,
    offset: 0,
    ...change,
  };
  const explain = Prisma.sql`explain (analyze, format json) ${pageStatement(page)}`;
  const [row] = await inOrg(shop.orgId, async (tx) => {
    await keepToIndexes(tx);
    return tx.$queryRaw<{ "QUERY PLAN": { Plan: Node }[] }[]>(explain);
  });
  const [explained] = row?.["QUERY PLAN"] ?? [];
  if (!explained) throw new Error("No plan");
  return flatten(explained.Plan);
}

const STATUSES = [null, "active", "paused", "cancelled"] as const;
const CASES = STATUSES.flatMap((status) =>
  [false, true].flatMap((customer) => [false, true].map((item) => ({ status, customer, item }))),
);
const PAGES: Record<string, () => Partial<Page>> = {
  "the first page": () => ({}),
  "the last page of the longest": () => ({ limit: 201 }),
  "an offset": () => ({ offset: 500 }),
  "the farthest offset": () => ({ offset: 10_000 }),
  "a cursor in the middle": () => ({ after: place(0.5) }),
  "a cursor near the end": () => ({ after: place(0.99) }),
};
const place = (part: number) => ({
  createdAt: new Date(Date.now() - part * CUSTOMERS * ITEMS * 1000),
  id: "ts_8",
});

describe.each(CASES)("filtered by $status, customer $customer, item $item", ({ status, customer, item }) => {
  it.each(Object.keys(PAGES))("%s comes from an index, in its order", async (name) => {
    const filters = {
      status,
      customerId: customer ? `bc_${shop.orgId}77` : null,
      itemId: item ? `bi_${shop.orgId}4` : null,
    };
    const nodes = await plan({ ...filters, ...PAGES[name]?.() });
    const types = nodes.map((node) => node["Node Type"]);
    expect(types.filter((type) => /Sort|Seq Scan|Bitmap|Hash|Merge|Gather/.test(type))).toEqual([]);
    const scan = nodes.find((node) => node["Relation Name"] === "enrollment");
    expect(scan).toMatchObject({
      "Node Type": expect.stringMatching(/^Index (Only )?Scan$/),
      "Index Name": expect.stringMatching(/^enrollment_.*pages/),
    });
    // A cursor is gone to, not read up to.
    if (name.startsWith("a cursor")) expect(scan?.["Index Cond"]).toContain("ROW(created_at, id) <");
    // What is read is what is shown: of one customer there are no more than its own.
    const removed = scan?.["Rows Removed by Filter"] ?? 0;
    expect(removed).toBeLessThanOrEqual(customer ? ITEMS : 0);
  });
});

it("reads as many contacts as it shows rows, however far in", async () => {
  const nodes = await plan({ offset: 10_000 });
  const contacts = nodes.find((node) => node["Relation Name"] === "billing_customer") as Node & {
    "Actual Loops": number;
  };
  expect(contacts["Index Name"]).toBe("billing_customer_pkey");
  expect(contacts["Actual Loops"]).toBe(51);
});
