import { expect, vi } from "vitest";
import { actionTable } from "@/app/public/action-table";
import type { ErrorCode } from "@/lib/errors";
import { hashBody } from "@/lib/http/body-hash";
import { claimWork, releaseClaim } from "@/lib/http/idempotency-store";
import type { ApiAnswer, Send } from "@/lib/http/testing/api-server";
import { newId } from "@/lib/ids";
import { newAddress } from "@/lib/testing/visit";
import { type Body, newKey, type World } from "./world";

/** One action under test: its path, and calls that it takes. */
export type Subject = {
  world: World;
  name: string;
  path: string;
  call(): Promise<Body>;
  send(options: Send): Promise<ApiAnswer>;
};

type Provoke = (subject: Subject) => Promise<ApiAnswer[]>;

const withKey = async (subject: Subject, key: string) => [
  await subject.send({
    body: { ...(await subject.call()), api_key: key },
    headers: { "x-forwarded-for": newAddress() },
  }),
];

/** The work itself fails in a way that nobody has foreseen, or without its database. */
async function broken(subject: Subject, error: Error): Promise<ApiAnswer[]> {
  const action = actionTable.get(subject.name)?.action as unknown as { run(): Promise<never> };
  const body = { ...(await subject.call()), api_key: subject.world.home.key };
  const headers = { "idempotency-key": newId("req") };
  const run = vi.spyOn(action, "run").mockRejectedValueOnce(error);
  const answer = await subject.send({ body, headers });
  run.mockRestore();
  expect(answer.body.errors?.join()).not.toContain(error.message);
  // What is our fault is not kept: the same call goes through once it is mended.
  expect((await subject.send({ body, headers })).body.status).toBe("success");
  return [answer];
}

/** How every action is made to answer what every action can answer. */
export const COMMON_REFUSALS: Partial<Record<ErrorCode, Provoke>> = {
  invalid_json: async ({ send }) => [await send({ body: "{oops" }), await send({ body: "" })],
  invalid_request: async ({ send, world }) => [
    await send({ body: [] }),
    await send({ body: { api_key: 1 } }),
    await send({ body: { api_key: world.home.key, org_id: 1 } }),
  ],
  missing_api_key: async ({ send, call }) => {
    const answer = await send({ body: await call() });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
    return [answer];
  },
  invalid_api_key: async (subject) => {
    const { path, home } = subject.world;
    const revoked = await newKey(home.shop, { name: "Revoked" });
    await path.rows("update api_key set revoked_at = now() where org_id = $1 and name = 'Revoked'", [
      home.shop.orgId,
    ]);
    const expired = await newKey(home.shop, { expiresAt: new Date(Date.now() - 1000) });
    const answers = await Promise.all(["ek_test_none", revoked, expired].map((key) => withKey(subject, key)));
    return answers.flat();
  },
  org_mismatch: async ({ send, call, world: { home, away } }) => {
    const body = await call();
    return [
      await send({ body: { ...body, api_key: home.key, org_id: away.shop.orgId } }),
      await send({ body: { ...body, api_key: away.key, org_id: home.shop.orgId } }),
      await send({ body: { ...body, api_key: home.key, org_id: "org_none" } }),
    ];
  },
  method_not_allowed: async ({ send, name }) => {
    const answers = await Promise.all(
      ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => send({ method })),
    );
    for (const { headers, body } of answers) {
      expect(headers.get("allow")).toBe("POST");
      expect(body.errors).toEqual([expect.stringContaining(`${process.env.APP_URL}/docs#${name}`)]);
    }
    return answers;
  },
  body_too_large: async ({ send }) => [await send({ body: " ".repeat(64 * 1024 + 1) })],
  unsupported_media_type: async ({ send, call }) => [
    await send({ body: await call(), headers: { "content-type": "text/plain" } }),
  ],
  idempotency_conflict: async ({ send, call, world: { home } }) => {
    const body = { ...(await call()), api_key: home.key };
    const headers = { "idempotency-key": newId("req") };
    const first = await send({ body, headers });
    const replayed = await send({ body, headers });
    expect(replayed.body).toEqual(first.body);
    expect(replayed.headers.get("idempotent-replayed")).toBe("true");
    return [await send({ body: { ...body, another: 1 }, headers })];
  },
  request_in_progress: async ({ send, call, name, world: { home } }) => {
    const body = await call();
    const work = { orgId: home.shop.orgId, action: name, key: newId("req") };
    const claim = await claimWork(work, hashBody(body));
    const answer = await send({
      body: { ...body, api_key: home.key },
      headers: { "idempotency-key": work.key },
    });
    expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    if (claim.outcome === "claimed") await releaseClaim(work, claim.lease);
    return [answer];
  },
  rate_limited: async ({ send, world: { home } }) => {
    const slow = await newKey(home.shop, { ratePerSecond: 1, burst: 1 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => send({ body: { api_key: slow } })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    return refused;
  },
  internal_error: (subject) => broken(subject, new Error('relation "secret" does not exist')),
  service_unavailable: async (subject) => {
    const answers = await broken(
      subject,
      Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:5432"), { code: "ECONNREFUSED" }),
    );
    for (const { headers } of answers) expect(headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    return answers;
  },
};
