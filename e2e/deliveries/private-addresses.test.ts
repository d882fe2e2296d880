import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { makeDispatcher } from "@/lib/outbox/dispatcher";
import { publish } from "@/lib/outbox/publish";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop } from "@/lib/testing/factories";
import { getEvent } from "@/lib/webhooks/get-event";

let database: TestDatabase;
const server = createServer((_request, response) => response.end());
beforeAll(async () => {
  database = await testDatabase();
  server.listen(0, "::");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  await disconnect();
  await database.drop();
});

it("refuses every spelling of an address that is not public, without a connection, and keeps why", async () => {
  const { orgId, ctx } = await newShop();
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const { port } = server.address() as AddressInfo;
  const hosts = [
    ...["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "localhost", "localhost."],
    ...[
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[64:ff9b::7f00:1]",
      "[2002:7f00:1::]",
      "[fe80::1]",
    ],
    ...[
      "10.0.0.5",
      "172.16.3.1",
      "192.168.1.1",
      "100.64.0.1",
      "169.254.169.254",
      "[fd00:ec2::254]",
      "[fc00::1]",
    ],
  ];
  // As rows that some earlier version let in.
  for (const host of hosts) await newEndpoint(orgId, { name: host, url: `https://${host}:${port}/` });
  await newEndpoint(orgId, { name: "plain", url: `http://127.0.0.1:${port}/` });
  const data = { billing_customer_id: "bc_1", contact_id: "c" };
  await inOrg(orgId, (tx) =>
    publish(tx, { orgId, type: "setup.expired", customerId: "bc_1", subject: "l", data }),
  );
  const dispatcher = makeDispatcher(async () => {});
  await dispatcher.sweep();
  await dispatcher.stop();

  const { rows } = await database.ownerPool.query("select id from event where org_id = $1", [orgId]);
  const { deliveries } = await getEvent(ctx, { event_id: rows[0].id });
  expect(deliveries).toHaveLength(hosts.length + 1);
  for (const { tries } of deliveries)
    expect(tries).toMatchObject([
      { outcome: "address_refused", status: null, error: expect.stringMatching(/\S/) },
    ]);
  expect(connections).toBe(0);
});
