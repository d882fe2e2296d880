import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { letQuietPass } from "@/lib/drift/testing/stuck";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { histories } from "./commands";
import { newModel } from "./model";
import { compare, newWorld, reconcile, tell, type World } from "./world";

vi.mock("@/lib/step", async (original) => {
  const { dyingSteps } = await import("./deaths");
  return dyingSteps(await original());
});

/**
 * `EDGE_MODEL_RUNS=5000 EDGE_MODEL_SEED=1 npx vitest run e2e/model` looks further, or at the same ones again. CI tries the
 * same histories each time, so that what it refuses is the change; at home each run tries others.
 */
const RUNS = Number(process.env.EDGE_MODEL_RUNS ?? 500);
const ANY_SEED = process.env.CI ? 20261122 : Math.floor(Math.random() * 2 ** 31);
const SEED = Number(process.env.EDGE_MODEL_SEED ?? ANY_SEED);
const MOST_COMMANDS = 10;
const AN_HOUR = 3_600_000;

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
});
afterAll(async () => {
  await path.stop();
  host.stop();
});

it(
  `keeps its promises in ${RUNS} random histories (seed ${SEED})`,
  async () => {
    process.stdout.write(`Random histories: ${RUNS}, seed ${SEED}\n`);
    const property = fc.asyncProperty(histories(MOST_COMMANDS), async ({ gateway, commands }) => {
      const world = await newWorld(path, gateway);
      const model = newModel();
      await fc.asyncModelRun(() => ({ model, real: world }), commands);
      await expectPeace(model, world);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: process.env.CI !== undefined });
  },
  AN_HOUR,
);

/** Once the providers answer, and have told everything, nothing is in doubt and both sides' books agree. */
async function expectPeace(model: ReturnType<typeof newModel>, world: World): Promise<void> {
  await letQuietPass(path, world);
  await tell(world, (ids) => ids);
  // So old that PayPal would list whatever it has.
  await path.rows(
    "update charge set created_at = created_at - interval '2 hours' where org_id = $1 and status = 'processing'",
    [world.shop.orgId],
  );
  await reconcile(world);
  // What was stopped in doubt is being ended by now.
  await letQuietPass(path, world);
  await reconcile(world);
  await compare(model, world);
  expect(await path.brokenRules(world.shop)).toEqual([]);
}
