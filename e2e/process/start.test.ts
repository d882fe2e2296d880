import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/supervisor/ports";
import { Copy, processesOf, until } from "./copy";

const run = promisify(execFile);

let home: string;
let env: { EDGE_HOME: string; PORT: string };
let copy: Copy;
/** From the curl of the first start. */
let customer: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "edge-home-"));
  env = { EDGE_HOME: home, PORT: String(await freePort()) };
});
afterAll(async () => {
  copy?.signal("SIGTERM");
  await copy?.end();
  await rm(home, { recursive: true, force: true });
});

const readyz = () =>
  fetch(`http://localhost:${env.PORT}/readyz`).then(
    (answer) => answer.status,
    () => 0,
  );
const facts = async () => JSON.parse(await readFile(path.join(home, "sandbox.json"), "utf8"));
const pidOf = async (part: string) =>
  (await processesOf(home)).find(({ command }) => command.includes(part))?.pid ?? 0;

/** Pastes the block's curl into a shell. */
async function pasteCurl() {
  const lines = copy.output.split("\n");
  const from = lines.findIndex((line) => line.startsWith("curl "));
  const to = lines.findIndex((line, index) => index >= from && !line.endsWith("\\"));
  const { stdout } = await run("sh", ["-c", lines.slice(from, to + 1).join("\n")]);
  return JSON.parse(stdout);
}

describe.sequential("npm start", () => {
  it("brings up everything and prints a curl that works", async () => {
    copy = new Copy("start", env);
    await copy.ready();
    expect(await readyz()).toBe(200);
    const answer = await pasteCurl();
    expect(answer).toMatchObject({ status: "success", data: { existing: false } });
    customer = answer.data.billing_customer_id;
    expect(answer.data.setup_url).toContain(`/public/edge/setup-billing/${(await facts()).brand_number}/`);
  });

  it("writes what a program needs to know, for our eyes only", async () => {
    const written = await facts();
    expect(Object.keys(written)).toEqual(
      expect.arrayContaining([
        "base_url",
        "sandbox_url",
        "database_url",
        "api_key",
        "org_id",
        "brand_id",
        "items",
      ]),
    );
    expect(Object.keys(written.items).sort()).toEqual(
      ["event", "fixed", "inactive", "one_off", "threshold", "variable"].sort(),
    );
    expect(written.other_org.org_id).not.toBe(written.org_id);
    for (const secret of ["sandbox.json", "secret.key", "postgres.password", "app.password"]) {
      expect((await stat(path.join(home, secret))).mode & 0o077).toBe(0);
    }
  });

  it("lets web and worker in as a login that owns no table", async () => {
    const client = new pg.Client({ connectionString: (await facts()).database_url });
    await client.connect();
    const { rows } = await client.query(
      "select distinct usename as login from pg_stat_activity where datname = 'edge' and application_name = 'edge'",
    );
    const owned = await client.query("select from pg_tables where tableowner = 'edge_login'");
    await client.end();
    expect(rows).toEqual([{ login: "edge_login" }]);
    expect(owned.rowCount).toBe(0);
  });

  it("refuses a home and a port that are in use, with a sentence", async () => {
    const [sameHome, samePort] = await Promise.all([
      new Copy("start", { ...env, PORT: String(await freePort()) }).end(),
      new Copy("start", { ...env, EDGE_HOME: `${home}-other` }).end(),
    ]);
    await rm(`${home}-other`, { recursive: true, force: true });
    expect(sameHome).toEqual({
      code: 1,
      output: expect.stringMatching(/^Another copy of Edge .+EDGE_HOME.+\.\n$/),
    });
    expect(samePort).toEqual({
      code: 1,
      output: `Port ${env.PORT} is taken: stop what listens there, or set PORT to another one.\n`,
    });
  });

  it.each(["server.ts", "lib/worker/main.ts", "sandbox/main.ts", "bin/postgres"])(
    "starts %s again when it is killed",
    async (part) => {
      const before = await pidOf(part);
      process.kill(before, "SIGKILL");
      await until(async () => {
        const now = await pidOf(part);
        return now !== 0 && now !== before && (await readyz()) === 200;
      });
      expect(await pasteCurl()).toMatchObject({ data: { existing: true, billing_customer_id: customer } });
    },
  );

  it("serves on when a browser goes away in the midst of a POST to a page", async () => {
    const web = await pidOf("server.ts");
    expect(web).toBeGreaterThan(0);
    for (const address of ["/admin/sign-in", "/docs"]) {
      const socket = connect(Number(env.PORT), "localhost");
      await once(socket, "connect");
      socket.write(
        `POST ${address} HTTP/1.1\r\nHost: localhost:${env.PORT}\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\npart`,
      );
      // The rest never comes: what the server makes of the part does not matter, as long as it lives.
      const answer = await fetch(`http://localhost:${env.PORT}/healthz`);
      expect(answer.status).toBe(200);
      socket.destroy();
      await once(socket, "close");
      expect((await fetch(`http://localhost:${env.PORT}/admin/sign-in`)).status).toBe(200);
    }
    expect(await pidOf("server.ts")).toBe(web);
  });

  it("loses nothing when it is killed with -9 and started again at once, within 15 s", async () => {
    process.kill(await pidOf("supervisor/start.ts"), "SIGKILL");
    const began = Date.now();
    copy = new Copy("start", env);
    await copy.ready();
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(await pasteCurl()).toMatchObject({ data: { existing: true, billing_customer_id: customer } });
  });

  it("ends when npm is killed with -9, and starts again", async () => {
    process.kill(copy.pid, "SIGKILL");
    await until(async () => (await processesOf(home)).length === 0);
    copy = new Copy("start", env);
    await copy.ready();
    expect(await pasteCurl()).toMatchObject({ data: { existing: true, billing_customer_id: customer } });
  });

  it("stops within 10 s at SIGTERM and leaves no process", async () => {
    const began = Date.now();
    copy.signal("SIGTERM");
    await copy.end();
    await until(async () => (await processesOf(home)).length === 0);
    expect(Date.now() - began).toBeLessThan(10_000);
  });
});
