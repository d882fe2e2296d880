import { beforeAll, expect, it } from "vitest";
import { GatewayRejected, GatewayUnknown } from "@/lib/gateways/errors";
import { toContentPolicy } from "@/lib/http/content-policy";
import { ask } from "../ask";
import type { Check, Patient } from "../types";
import { checkClock } from "./clock";
import { checkContrast } from "./contrast";
import { missingHosts } from "./policy";
import { missingKeys } from "./translations";

const TOKENS = {
  mode: "light",
  primary: "#1a56db",
  background: "#ffffff",
  surface: "#f4f6f8",
  text: "#16181d",
  accent: "#1a56db",
  font: "system",
  radius: 8,
} as const;

it("colours that cannot be read are named with what the page shows instead", () => {
  expect(checkContrast(TOKENS)).toMatchObject({ status: "ok" });
  const { status, found } = checkContrast({ ...TOKENS, text: "#999999", primary: "#fefefe", accent: "blue" });
  expect(status).toBe("warn");
  expect(found).toMatch(
    /Text in #999999 on #ffffff: 2\.8:1 where 4\.5:1 is needed; the page shows #[0-9a-f]{6}/,
  );
  expect(found).toMatch(/The button in #fefefe on #ffffff: 1:1 where 3:1/);
  expect(found).toContain("blue is no colour");
});

it("half a minute between the clocks is too much, either way, and the sentence says which", async () => {
  const at = (clockAheadMs: number | null) =>
    checkClock({
      state: async () => ({ mode: null, browserMode: null, clockAheadMs }),
    } as unknown as Patient);
  expect(await at(30_000)).toMatchObject({ status: "ok" });
  expect(await at(31_000)).toEqual({
    status: "fail",
    found: "This machine's clock is 31 s behind the provider's.",
  });
  expect(await at(-90_000)).toMatchObject({
    status: "fail",
    found: expect.stringContaining("90 s ahead of"),
  });
  expect(await at(null)).toMatchObject({ status: "warn" });
});

it("a host that the policy keeps out, and a sentence that a language lacks, are named", () => {
  const policy = toContentPolicy({
    gateway: "stripe",
    standIns: [],
    embedOrigins: [],
    nonce: "x",
    development: false,
    https: true,
  });
  const needed = { "frame-src": ["https://js.stripe.com", "https://hooks.stripe.com"] };
  expect(missingHosts(policy, needed)).toEqual([]);
  expect(missingHosts(policy.replaceAll(" https://hooks.stripe.com", ""), needed)).toEqual([
    "frame-src https://hooks.stripe.com",
  ]);
  expect(missingKeys({ a: "x", b: { c: "y", d: "z" } }, { a: " ", b: { c: "y" } })).toEqual(["a", "b.d"]);
});

beforeAll(() => {
  // What breaks on purpose here is nobody's news.
  process.env.LOG_LEVEL = "silent";
});

it("whatever happens to a check, it has a result with what to do, and nothing of the error's own text", async () => {
  const made = (run: Check["run"]): Check => ({
    name: "keys",
    of: "ga_1",
    group: "Stripe · A",
    limitMs: 20,
    run,
  });
  const refused = await ask(
    made(() => Promise.reject(new GatewayRejected("reading the account", "expired"))),
  );
  expect(refused).toEqual({
    id: "keys:ga_1",
    title: "Keys hold",
    group: "Stripe · A",
    status: "fail",
    found: "The provider refused reading the account (expired).",
    mend: expect.stringContaining("replace them"),
    link: "/admin/gateways",
  });
  expect(await ask(made(() => Promise.reject(new GatewayUnknown("reading"))))).toMatchObject({
    status: "warn",
  });
  const slow = await ask(made(() => new Promise(() => {})));
  expect(slow).toMatchObject({ status: "warn", found: "There was no answer in time." });
  const broken = await ask(
    made(() => {
      throw new Error("sk_live_secret");
    }),
  );
  expect(broken).toMatchObject({ status: "fail", mend: "Run the doctor again in a minute." });
  expect(JSON.stringify(broken)).not.toContain("sk_live_secret");
});
