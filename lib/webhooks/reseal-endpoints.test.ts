import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { type EndpointSecrets, openSecrets } from "@/lib/outbox/endpoint-secrets";
import { newSigningSecret } from "@/lib/outbox/sign";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop } from "@/lib/testing/factories";
import { resealEndpoints } from "./reseal-endpoints";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function setKeys(key: string, ...previous: string[]): void {
  Object.assign(process.env, { EDGE_SECRET_KEY: key, EDGE_SECRET_KEY_PREVIOUS: previous.join(",") });
  forgetEnv();
}

/** As the program does it: with a connection of the tables' owner. */
async function reseal() {
  const owner = await database.ownerPool.connect();
  try {
    return await resealEndpoints(owner);
  } finally {
    owner.release();
  }
}

it("seals every organization's endpoints under the new key, once, so that the former can go; names what no key opens", async () => {
  const former = process.env.EDGE_SECRET_KEY ?? "";
  const secrets: EndpointSecrets = {
    signing: [
      { secret: newSigningSecret(), until: null },
      { secret: newSigningSecret(), until: new Date().toISOString() },
    ],
    auth: { type: "bearer", token: "let-me-in" },
  };
  const orgs = [(await newShop()).orgId, (await newShop()).orgId];
  const ids = await Promise.all(orgs.map((orgId) => newEndpoint(orgId, { secrets })));
  await database.ownerPool.query("update webhook_endpoint set deleted_at = now() where id = $1", [ids[1]]);
  const opened = () =>
    Promise.all(
      orgs.map((orgId, index) =>
        inOrg(orgId, async (tx) =>
          openSecrets(
            await tx.webhookEndpoint.findUniqueOrThrow({
              where: { orgId_id: { orgId, id: ids[index] ?? "" } },
            }),
          ),
        ),
      ),
    );

  const today = randomBytes(32).toString("base64");
  setKeys(today, former);
  expect(await reseal()).toEqual({ resealed: 2, unopened: [] });
  expect(await reseal()).toEqual({ resealed: 0, unopened: [] });
  setKeys(today);
  expect(await opened()).toEqual([secrets, secrets]);

  setKeys(randomBytes(32).toString("base64"));
  const lost = await reseal();
  expect(lost.resealed).toBe(0);
  expect(lost.unopened).toHaveLength(2);
  expect(lost.unopened).toEqual(expect.arrayContaining(ids.map((id) => `the webhook endpoint ${id}`)));
  setKeys(today);
  expect(await opened()).toEqual([secrets, secrets]);
});
