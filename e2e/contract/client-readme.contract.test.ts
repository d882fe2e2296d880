import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { createApiKey } from "@/lib/auth/api-keys/create-api-key";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { startApi } from "@/lib/http/testing/api-server";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop } from "@/lib/testing/factories";

/** The commands of the client's README, as they are pasted, in a directory that looks like the repository's root. */
let directory: string;
let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let orgId: string;
let port: number;
let guide: string;
let pasted: ChildProcess | undefined;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("EDGE_SANDBOX", "1");
  forgetEnv();
  api = await startApi(actionTable);
  const shop = await newShop();
  orgId = shop.orgId;
  const { secret } = await inOrg(orgId, (tx) => createApiKey(tx, { orgId, name: "Test", mode: "test" }));
  directory = await mkdtemp(path.join(tmpdir(), "edge-client-readme-"));
  for (const name of ["clients", "node_modules", "package.json"])
    await symlink(path.resolve(name), path.join(directory, name));
  await mkdir(path.join(directory, ".edge"));
  const facts = { api_key: secret, org_id: orgId, brand_id: shop.brandId };
  await writeFile(path.join(directory, ".edge/demo.json"), JSON.stringify(facts));
  await writeFile(path.join(directory, ".edge/sandbox.json"), JSON.stringify({ base_url: api.origin }));
  port = await freePort();
  guide = (await readFile("clients/typescript/README.md", "utf8")).replaceAll(":4000/", `:${port}/`);
});
afterEach(async () => {
  // Everything that was started, behind its shell too.
  if (pasted?.pid && isRunning(pasted.pid)) process.kill(-pasted.pid, "SIGKILL");
});
afterAll(async () => {
  await api.close();
  vi.unstubAllEnvs();
  forgetEnv();
  await disconnect();
  await database.drop();
  await rm(directory, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

function isRunning(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

function commandsOf(heading: string): string {
  const section = guide.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
  if (blocks.length === 0) throw new Error(`Nothing to run under ${heading}`);
  return blocks.join("\n");
}

/** Pastes what stands under the heading; what it prints is added to as it comes. */
function paste(heading: string) {
  const script = `${commandsOf("Setting up")}\n${commandsOf(heading)}`;
  const child = spawn("bash", ["-c", script], {
    cwd: directory,
    detached: true,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  pasted = child;
  const seen = { printed: "", complained: "" };
  child.stdout.on("data", (part) => (seen.printed += part));
  child.stderr.on("data", (part) => (seen.complained += part));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { seen, ended };
}

const patience = { timeout: 40_000, interval: 200 };
const tell = () =>
  inOrg(orgId, (tx) =>
    publish(tx, {
      orgId,
      type: "setup.expired",
      customerId: "bc_1",
      subject: newId("link"),
      data: { billing_customer_id: "bc_1", contact_id: "contact-1" },
    }),
  );

it("makes the first call", async () => {
  const { seen, ended } = paste("The first call");
  expect(await ended, seen.complained).toBe(0);
  expect(seen.printed).toMatch(/^bi_\S+ {2}200 {2}Wallet top-up\n$/);
});

it("has the example receiver verify a test", async () => {
  const { seen, ended } = paste("Verifying a webhook");
  await ended;
  expect(seen.printed).toMatch(/^webhook\.test evt_/m);
  expect(seen.printed).toMatch(/"delivered":true/);
  expect(seen.complained).toBe("The webhook is not Edge's: Missing required headers\n");
});

it("polls from the beginning on", async () => {
  await tell();
  const { seen } = paste("Polling instead");
  await vi.waitFor(() => expect(seen.printed).toMatch(/setup\.expired {2}evt_/), patience);
});

it("forwards what happens to the example receiver", async () => {
  const { seen } = paste("While you develop");
  await vi.waitFor(async () => {
    await tell();
    expect(seen.printed).toMatch(/^setup\.expired evt_/m);
    expect(seen.printed).toMatch(/evt_\S+ {2}→ 204/);
  }, patience);
});
