import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "./testing/run-sandbox";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.remove());

const createCustomer = (suffix: string, name: string, more: RequestInit = {}) =>
  fetch(`${sandbox.origin}/v1/customers`, {
    method: "POST",
    headers: { authorization: `Bearer sk_test_${suffix}` },
    body: new URLSearchParams({ name }),
    ...more,
  });
const held = (account: string) =>
  sandbox.control<{ objects: { id: string; value: { name: string } }[] }>(
    "GET",
    `objects?provider=stripe&type=customer&account=${account}`,
  );

describe("the program", () => {
  it("says what is missing and leaves with 1", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
      env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_STATE: "" },
    });
    let printed = "";
    child.stderr.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const [code] = await once(child, "exit");
    expect([code, printed]).toEqual([1, expect.stringContaining("SANDBOX_STATE")]);
  });

  it("leaves when its parent is gone", async () => {
    const state = join(sandbox.state, "child");
    const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
      env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_STATE: state, SANDBOX_URL: "" },
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    await once(child.stdout as NodeJS.ReadableStream, "data");
    const gone = once(child, "exit");
    child.disconnect();
    expect((await gone)[0]).toBe(0);
  });

  it("has, after a kill, everything that it answered, and takes no torn line for truth", async () => {
    for (const name of ["one", "two", "three"])
      expect((await createCustomer("survivor1", name)).status).toBe(200);
    await sandbox.kill();
    appendFileSync(
      join(sandbox.state, "journal.ndjson"),
      '[{"t":"object|stripe|survivor1|customer","k":"cus_to',
    );
    sandbox = await runSandbox(sandbox.state);
    const { objects } = await held("sk_test_survivor1");
    expect(objects.map(({ value }) => value.name)).toEqual(["three", "two", "one"]);
    const { requests } = await sandbox.control<{ requests: { account: string }[] }>(
      "GET",
      "requests?account=survivor1",
    );
    expect(requests).toHaveLength(3);
  });

  it("tells of a call that it did not take, and of a lever that makes no sense", async () => {
    expect((await fetch(`${sandbox.origin}/nowhere`)).status).toBe(404);
    const answer = await fetch(`${sandbox.origin}/_sandbox/faults`, {
      method: "POST",
      body: '{"effect":"boom"}',
    });
    expect(answer.status).toBe(400);
    const foreign = { method: "POST", body: "{}", headers: { origin: "https://elsewhere.example" } };
    for (const lever of ["reset", "stripe/refund", "paypal/dispute"])
      expect((await fetch(`${sandbox.origin}/_sandbox/${lever}`, foreign)).status).toBe(403);
  });
});

describe("faults", () => {
  const fault = (body: object) =>
    sandbox.control("POST", "faults", { provider: "stripe", account: "faulty123", times: 1, ...body });
  const names = async () => (await held("faulty123")).objects.map(({ value }) => value.name);

  it("drops before doing it, drops after doing it", async () => {
    await fault({ effect: "drop_before" });
    await expect(createCustomer("faulty123", "before")).rejects.toThrow();
    await fault({ effect: "drop_after" });
    await expect(createCustomer("faulty123", "after")).rejects.toThrow();
    expect(await names()).toEqual(["after"]);
  });

  it("hangs without and with the work done", async () => {
    const patience = () => ({ signal: AbortSignal.timeout(1500) });
    await fault({ effect: "hang" });
    await expect(createCustomer("faulty123", "hung", patience())).rejects.toThrow();
    await fault({ effect: "hang_after" });
    await expect(createCustomer("faulty123", "hung after", patience())).rejects.toThrow();
    expect(await names()).toEqual(["hung after", "after"]);
  });

  it("delays, and answers as told", async () => {
    await fault({ effect: "delay", ms: 250 });
    const began = performance.now();
    expect((await createCustomer("faulty123", "late")).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(240);
    await fault({ effect: "status", status: 503, body: { error: { message: "down" } } });
    const answer = await createCustomer("faulty123", "never");
    expect([answer.status, await answer.json()]).toEqual([503, { error: { message: "down" } }]);
    await fault({ effect: "rate_limit" });
    expect((await createCustomer("faulty123", "never")).headers.get("retry-after")).toBe("1");
    expect((await names())[0]).toBe("late");
  });

  it("hits only the calls that it names, as often as it says, and can be cleared", async () => {
    await fault({ path: "^/v1/customers$", method: "POST", effect: "status", status: 500, times: 2 });
    expect((await createCustomer("bystander", "x")).status).toBe(200);
    expect((await createCustomer("faulty123", "x")).status).toBe(500);
    expect(await sandbox.control("GET", "faults")).toMatchObject({ faults: [{ times: 1 }] });
    await sandbox.control("DELETE", "faults");
    expect((await createCustomer("faulty123", "y")).status).toBe(200);
  });

  it("resets one account, or all", async () => {
    await sandbox.control("POST", "reset", { account: "faulty123" });
    expect(await names()).toEqual([]);
    expect((await held("bystander")).objects).toHaveLength(1);
    await sandbox.control("POST", "reset", {});
    expect(await sandbox.control("GET", "objects")).toEqual({ objects: [] });
  });
});
