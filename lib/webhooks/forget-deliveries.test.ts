import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop } from "@/lib/testing/factories";
import { schedule } from "@/lib/worker/schedule";
import { tasks } from "@/lib/worker/tasks";
import { forgetDeliveries } from "./forget-deliveries";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

it("forgets what ended ninety days ago and what waited thirty days for an endpoint out of use, or ninety for a paused one, in batches, daily", async () => {
  const { orgId } = await newShop();
  const ids = {
    active: await newEndpoint(orgId),
    disabled: await newEndpoint(orgId, { status: "disabled" }),
    deleted: await newEndpoint(orgId, { status: "active" }),
    paused: await newEndpoint(orgId, { status: "paused" }),
  };
  await inOrg(orgId, async (tx) => {
    for (let n = 0; n < 4; n += 1) {
      const customerId = newId("bc");
      const data = { billing_customer_id: customerId, contact_id: "cont" };
      await publish(tx, { orgId, type: "setup.expired", customerId, subject: customerId, data });
    }
  });
  const owner = database.ownerPool;
  await owner.query("update webhook_endpoint set deleted_at = now() where id = $1", [ids.deleted]);
  /** Gives an endpoint's deliveries, in their order, these ages and states. */
  const age = async (endpointId: string, kinds: [days: number, status: string][]) => {
    const { rows } = await owner.query<{ id: string }>(
      "select id from webhook_delivery where endpoint_id = $1 order by seq",
      [endpointId],
    );
    for (const [index, [days, status]] of kinds.entries()) {
      const id = rows[index]?.id;
      await owner.query(
        `update webhook_delivery set created_at = now() - make_interval(days => $2), status = $3::delivery_status,
           next_attempt_at = null where id = $1`,
        [id, days, status],
      );
      await owner.query(
        "insert into webhook_attempt (org_id, delivery_id, number, outcome) values ($1, $2, 1, 'http_error')",
        [orgId, id],
      );
    }
  };
  const ages: [number, string][] = [
    [91, "delivered"],
    [89, "failed"],
    [31, "pending"],
    [29, "pending"],
  ];
  for (const id of Object.values(ids)) await age(id, ages);
  await owner.query(
    "update webhook_delivery set created_at = now() - interval '91 days' where endpoint_id = $1 and status = 'failed'",
    [ids.active],
  );

  expect(await forgetDeliveries(new Date(), 2)).toBe(7);
  const left = async (endpointId: string) => {
    const { rows } = await owner.query<{ left: string }>(
      `select d.status || ' ' || extract(day from now() - d.created_at) || ' ' || (
         select count(*) from webhook_attempt t where t.delivery_id = d.id) as left
       from webhook_delivery d where endpoint_id = $1 order by seq`,
      [endpointId],
    );
    return rows.map((row) => row.left);
  };
  expect(await left(ids.active)).toEqual(["pending 31 1", "pending 29 1"]);
  expect(await left(ids.paused)).toEqual(["failed 89 1", "pending 31 1", "pending 29 1"]);
  for (const id of [ids.disabled, ids.deleted])
    expect(await left(id)).toEqual(["failed 89 1", "pending 29 1"]);
  const attempts = await owner.query("select count(*)::int as count from webhook_attempt where org_id = $1", [
    orgId,
  ]);
  expect(attempts.rows).toEqual([{ count: 9 }]);

  await owner.query(
    "update webhook_delivery set created_at = now() - interval '91 days' where endpoint_id = any($1)",
    [[ids.disabled, ids.paused]],
  );
  await tasks.forget_deliveries?.(undefined, {} as never);
  for (const id of [ids.disabled, ids.paused]) expect(await left(id)).toEqual([]);
  expect(schedule.map(({ task }) => task)).toContain("forget_deliveries");
});
