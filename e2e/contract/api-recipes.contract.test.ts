import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { forgetEnv } from "@/lib/env";
import { startApi } from "@/lib/http/testing/api-server";
import { type Receiver, startReceiver } from "@/lib/outbox/testing/receiver";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { connectGateways } from "@/prisma/demo/connect-gateways";
import { ensureTenant } from "@/prisma/demo/ensure-tenant";
import { loadPlan } from "@/prisma/demo/plan";

/** The guides' commands, as they are pasted, on the demo data. */
let directory: string;
let money: MoneyPath;
let api: Awaited<ReturnType<typeof startApi>>;
let guide: string;
let receiver: Receiver;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "edge-recipes-"));
  const home = path.join(directory, ".edge");
  await mkdir(home);
  money = await startMoneyPath({ EDGE_HOME: home, EDGE_SANDBOX: "1" });
  api = await startApi(actionTable);
  const plan = await loadPlan();
  for (const tenant of [plan, plan.other_org, plan.for_errors.bare_org])
    tenant.brand_number = await ensureTenant(tenant, plan.for_errors);
  await connectGateways(plan);
  await writeFile(path.join(home, "demo.json"), JSON.stringify(plan));
  const running = { base_url: api.origin, sandbox_url: money.sandbox.url };
  await writeFile(path.join(home, "sandbox.json"), JSON.stringify(running));
  receiver = await startReceiver();
  const pages = ["docs/integration.md", "docs/events.md"].map((page) => readFile(page, "utf8"));
  guide = (await Promise.all(pages)).join("\n").replaceAll("http://localhost:4000/", receiver.url);
}, 120_000);
afterAll(async () => {
  await receiver.close();
  await api.close();
  await money.stop();
  await rm(directory, { recursive: true });
  delete process.env.EDGE_HOME;
  delete process.env.EDGE_SANDBOX;
  forgetEnv();
});

/** All commands under a heading, up to the next one. */
function commandsOf(heading: string): string {
  const section = guide.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
  if (blocks.length === 0) throw new Error(`Nothing to run under ${heading}`);
  return blocks.join("\n");
}

/** What the last heading's commands print, one answer a line. */
async function paste(...headings: string[]) {
  const commands = headings.map(commandsOf);
  const script = [...commands.slice(0, -1), "echo ---", commands.at(-1)].join("\n");
  const { stdout } = await promisify(execFile)("bash", ["-c", script], { cwd: directory });
  const [, printed = ""] = stdout.split("---\n");
  return printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const recipe = (name: string) => paste("Integrating Edge", "Recipes", name);

it("makes a link", async () => {
  expect(await paste("Integrating Edge", "A link for a customer")).toMatchObject([
    { status: "success", data: { existing: false } },
  ]);
});

it("tops a wallet up, once", async () => {
  const [enrolled, high, low, again] = await recipe("Wallet top-up");
  expect([enrolled.existing, high.data.status]).toEqual([false, "not_met"]);
  expect(low.data).toMatchObject({ success: true, status: "captured", amount: 200, currency: "USD" });
  expect(again).toEqual(low);
});

it("charges for what was used", async () => {
  const [, under, over] = await recipe("Metered usage");
  expect([under.data.status, over.data.status, over.data.amount]).toEqual(["not_met", "captured", 49]);
});

it("takes a retainer within its cap, and gives some back", async () => {
  const [, tooMuch, dry, refund] = await recipe("Retainer");
  expect(tooMuch.error.code).toBe("amount_over_cap");
  expect(dry.data).toMatchObject({ success: true, status: "dry_run", amount: 4200.5 });
  expect(refund.data).toMatchObject({ status: "succeeded", amount: 200.5, charge_status: "captured" });
});

it("asks for a milestone's payment", async () => {
  const [, fired] = await recipe("Milestone");
  expect(fired.data).toMatchObject({
    status: "pending_client_action",
    amount: 1250,
    pay_now_sent_to: "ada@example.com",
  });
  expect(fired.data.invoice_url).toMatch(/\/public\/edge\/pay\/inv_/);
});

it("registers an endpoint, tries it, puts it out of use and back, replays, and reads the events page by page", async () => {
  const tried = await paste("Events", "Registering an endpoint");
  expect(tried).toMatchObject([
    { count: 1, data: [{ wh_endpoint: receiver.url, wh_status: "active" }] },
    { data: { delivered: true, status: 204 } },
  ]);
  expect(receiver.arrivals).toMatchObject([{ event: { event_type: "webhook.test" } }]);
  const after = (heading: string) => paste("Events", "Registering an endpoint", heading);
  expect(await after("Attempts and outages")).toMatchObject([
    { data: { wh_status: "paused" } },
    { data: { wh_status: "active" } },
  ]);
  const [replayed] = await after("Again");
  expect(replayed.data.queued).toBeGreaterThan(0);
  const [first, second] = await paste("Events", "Fetching instead");
  expect([first.data.length, first.has_more]).toEqual([2, true]);
  const ids = [...first.data, ...second.data].map(({ event_id }) => event_id);
  expect(new Set(ids).size).toBe(4);
});

const REFUSALS = [
  ...["invalid_json", "invalid_request", "missing_api_key", "invalid_api_key", "org_mismatch"],
  ...["unknown_brand", "unknown_item", "unknown_action", "method_not_allowed", "customer_suspended"],
  ...["idempotency_conflict", "body_too_large", "unsupported_media_type", "item_not_trigger"],
  ...["item_inactive", "gateway_not_configured", "rate_limited"],
].map((code, at) => [String(at + 1), code] as const);

// An action that does not exist is Next's to answer, which does not run here.
it.each(REFUSALS.filter(([, code]) => code !== "unknown_action"))(
  "provokes %s, %s",
  async (heading, code) => {
    expect((await paste("Integrating Edge", heading)).at(-1)).toMatchObject({ error: { code } });
  },
);
