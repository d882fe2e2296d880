import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { flushApiCalls } from "@/lib/api-log/record-call";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { resealAnswers } from "@/lib/http/reseal-answers";
import { type ApiAnswer, startApi } from "@/lib/http/testing/api-server";
import { makeTenant } from "@/lib/http/testing/tenant";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { startReceiver } from "@/lib/outbox/testing/receiver";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { actionTable } from "../action-table";

type Tenant = Awaited<ReturnType<typeof makeTenant>>;

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let tenant: Tenant;
beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("EDGE_SANDBOX", "1");
  forgetEnv();
  api = await startApi(actionTable);
  tenant = await makeTenant();
});
afterAll(async () => {
  await api.close();
  vi.unstubAllEnvs();
  forgetEnv();
  await disconnect();
  await database.drop();
});

type Fields = Record<string, unknown>;
type Wire = ApiAnswer["body"] & Record<string, unknown> & { data: Fields };

/** An answer of 200, as the reference describes it. */
async function act(action: string, fields: Fields = {}, headers = {}): Promise<Wire> {
  const answer = await api.send(`/public/account/${action}`, {
    body: fields,
    headers: { authorization: `Bearer ${tenant.apiKey}`, ...headers },
  });
  expect([answer.body.errors, answer.status]).toEqual([undefined, 200]);
  const { status: _status, ...own } = answer.body;
  expect(actionTable.get(action)?.action.reference.answer.safeParse(own).error).toBeUndefined();
  return answer.body as Wire;
}

async function refusal(
  action: string,
  fields: Fields,
): Promise<[string | undefined, string | null | undefined, string[]]> {
  const { body } = await api.send(`/public/account/${action}`, {
    body: { api_key: tenant.apiKey, ...fields },
  });
  return [body.error?.code, body.error?.field, body.errors ?? []];
}

const BASIC = { wh_name: "Billing", wh_endpoint: "https://api.example.com/hooks", wh_events: "*" };

/** Seals with this key from now on. */
function setKeys(key: string, ...previous: string[]): void {
  vi.stubEnv("EDGE_SECRET_KEY", key);
  vi.stubEnv("EDGE_SECRET_KEY_PREVIOUS", previous.join(","));
  forgetEnv();
}

it("registers, shows, changes, tests, rotates and deletes an endpoint, and reads its events", async () => {
  const receiver = await startReceiver();
  const { data: made } = await act("createWebhook", {
    ...BASIC,
    wh_endpoint: receiver.url,
    wh_auth_type: "api_key",
    wh_auth_data: { key: "let-me-in", header: "X-Token" },
  });
  expect(made).toMatchObject({
    wh_id: expect.stringMatching(/^wh_/),
    ...{ wh_events: ["*"], wh_timeout: 30, wh_retry_count: 7, wh_retry_delay: 5, wh_status: "active" },
    ...{ wh_auth_data: { header: "X-Token" }, wh_last_triggered: null, wh_rotates_until: null },
  });
  const { wh_id, wh_secret, ...shown } = made;
  const change = { wh_name: "Ledger", wh_status: "paused", wh_timeout: 60 };
  const changed = await act("updateWebhook", { wh_id, ...change });
  expect(changed.data).toEqual({ wh_id, ...shown, ...change });
  expect(await act("fetchWebhooks")).toMatchObject({ data: [changed.data], count: 1 });

  const tested = await act("testWebhook", { wh_id });
  expect(tested.data).toMatchObject({ delivered: true, status: 204, error: null });
  const [arrival] = receiver.arrivals;
  expect(arrival?.headers["x-token"]).toBe("let-me-in");
  expect(new Webhook(String(wh_secret)).verify(arrival?.body ?? "", arrival?.headers ?? {})).toMatchObject({
    event_id: tested.data.event_id,
  });
  await receiver.close();
  const unheard = await act("testWebhook", { wh_id });
  expect(unheard.data).toMatchObject({ delivered: false, outcome: "unreachable", status: null });

  const rotated = await act("rotateWebhookSecret", { wh_id, wh_grace_hours: 0.5 });
  expect(rotated.data.wh_secret).not.toBe(wh_secret);
  expect(rotated.data.wh_rotates_until).toMatch(/^20/);

  const { orgId } = tenant;
  await inOrg(orgId, async (tx) => {
    for (const customerId of ["bc_1", "bc_2", "bc_1"])
      await publish(tx, {
        ...{ orgId, type: "setup.expired", customerId, subject: newId("link") },
        data: { billing_customer_id: customerId, contact_id: "cont" },
      });
  });
  const page = await act("listEvents", { limit: 2 });
  const [first, second] = page.data as unknown as { event_id: string; data: Fields }[];
  expect([first?.data.billing_customer_id, second?.data.billing_customer_id, page.has_more]).toEqual([
    "bc_1",
    "bc_2",
    true,
  ]);
  const rest = await act("listEvents", { limit: 2, after: page.next_cursor });
  expect([(rest.data as unknown as unknown[]).length, rest.has_more]).toEqual([1, false]);
  const event_id = first?.event_id;
  const { data: again } = await act("resendEvent", { event_id, wh_id });
  const found = await act("getEvent", { event_id });
  expect(found.data).toEqual(first);
  expect(found.deliveries).toMatchObject([
    { whd_kind: "event", wh_id },
    { whd_kind: "resend", whd_id: again.whd_id },
  ]);
  const since = new Date(Date.now() - 60_000).toISOString();
  const until = new Date(Date.now() - 30_000).toISOString();
  expect((await act("replayEvents", { wh_id, since })).data).toEqual({ queued: 0 });
  expect((await act("replayEvents", { wh_id, since, until })).data).toEqual({ queued: 0 });
  await act("deleteWebhook", { wh_id });
  expect(await act("fetchWebhooks")).toMatchObject({ data: [], count: 0 });
});

it("answers a repeat with the same secret, which neither the answers kept nor the log hold, also under another key", async () => {
  const once = { "idempotency-key": newId("req") };
  const fields = {
    ...BASIC,
    wh_auth_type: "custom_header",
    wh_auth_data: { name: "X-A", value: "open-sesame-1" },
  };
  const first = await act("createWebhook", fields, once);
  expect(await act("createWebhook", fields, once)).toEqual(first);
  const { wh_id, wh_secret } = first.data;
  const turn = { "idempotency-key": newId("req") };
  const rotated = await act("rotateWebhookSecret", { wh_id }, turn);
  expect(await act("rotateWebhookSecret", { wh_id }, turn)).toEqual(rotated);

  await flushApiCalls();
  for (const table of ["idempotency_key", "api_request"]) {
    const { rows } = await database.ownerPool.query<{ text: string }>(
      `select t::text as text from ${table} t where org_id = $1`,
      [tenant.orgId],
    );
    const kept = rows.map(({ text }) => text).join("\n");
    expect(kept).toContain("rotateWebhookSecret");
    for (const secret of [wh_secret, rotated.data.wh_secret, "open-sesame-1"])
      expect(kept).not.toContain(String(secret).replace("whsec_", ""));
  }

  const former = process.env.EDGE_SECRET_KEY ?? "";
  const today = randomBytes(32).toString("base64");
  const owner = await database.ownerPool.connect();
  setKeys(today, former);
  expect(await resealAnswers(owner)).toEqual({ resealed: 2, unopened: [] });
  expect(await resealAnswers(owner)).toEqual({ resealed: 0, unopened: [] });
  setKeys(today);
  expect(await act("createWebhook", fields, once)).toEqual(first);
  setKeys(randomBytes(32).toString("base64"));
  const lost = await resealAnswers(owner);
  expect([lost.resealed, lost.unopened.length]).toEqual([0, 2]);
  owner.release();
  setKeys(former);
});

it("names what is wrong with an endpoint, and finds each action under its own area alone", async () => {
  const create = (fields: Fields) => refusal("createWebhook", { ...BASIC, ...fields });
  expect(await create({ wh_events: ["trigger.captured", "trigger.captred"] })).toEqual([
    "invalid_request",
    "wh_events",
    ['wh_events names no type of event: "trigger.captred" (did you mean "trigger.captured"?).'],
  ]);
  const auth = (wh_auth_type: string, wh_auth_data: Fields) => create({ wh_auth_type, wh_auth_data });
  const wrong: [Awaited<ReturnType<typeof refusal>>, string][] = [
    [await create({ wh_endpoint: "https://192.168.0.1/" }), "wh_endpoint"],
    [await create({ wh_events: [] }), "wh_events"],
    [await create({ wh_timeout: 121 }), "wh_timeout"],
    [await create({ wh_retry_count: 8 }), "wh_retry_count"],
    [await auth("bearer", {}), "wh_auth_data.token"],
    [await auth("none", { token: "t" }), "wh_auth_data.token"],
    [await auth("api_key", { key: "k", header: "Webhook-Id" }), "wh_auth_data.header"],
    [await auth("custom_header", { name: "X-A", value: "b\r\nHost: c" }), "wh_auth_data.value"],
    [await refusal("updateWebhook", { wh_id: "wh_x", wh_auth_data: { token: "t" } }), "wh_auth_type"],
    [await refusal("updateWebhook", { wh_id: "wh_x", wh_status: "disabled" }), "wh_status"],
    [await refusal("rotateWebhookSecret", { wh_id: "wh_x", wh_grace_hours: 169 }), "wh_grace_hours"],
    [await refusal("listEvents", { limit: 501 }), "limit"],
    [await refusal("replayEvents", { wh_id: "wh_x", since: "yesterday" }), "since"],
  ];
  for (const [[code, field, [sentence]], at] of wrong)
    expect([code, field, sentence?.startsWith(`${at} `)]).toEqual(["invalid_request", at, true]);

  expect(await auth("basic", { username: "edge", password: "open-sesame-1\n" })).toEqual([
    "invalid_request",
    "wh_auth_data.password",
    ["wh_auth_data.password must be one line, without control characters."],
  ]);
  expect((await create({ wh_name: "Billing\u0007" }))[1]).toBe("wh_name");

  const sentenceOf = async (said: ReturnType<typeof refusal>) => (await said)[2][0];
  expect(await sentenceOf(create({ wh_events: ["nope"] }))).toMatch(/^wh_events names .*There are \*, .*\.$/);
  for (const wh_events of [[5], 5, Array(101).fill("*")])
    expect(await sentenceOf(create({ wh_events }))).toMatch(/one type of event, or a list of at most 100/);
  for (const time of ["2026-11-22 10:00:00", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"])
    for (const field of ["created_from", "created_to"])
      expect(await sentenceOf(refusal("listEvents", { [field]: time }))).toMatch(
        new RegExp(`^${field} must be a time as ISO 8601 writes it, .* like 2026-03-30T09:30:00Z\\.$`),
      );
  const backwards = { created_from: "2026-11-23T00:00:00Z", created_to: "2026-11-22T00:00:00Z" };
  expect(await sentenceOf(refusal("listEvents", backwards))).toBe(
    "created_to must not be before created_from.",
  );

  const body = { api_key: tenant.apiKey };
  const statusOf = async (path: string) => (await api.send(path, { body })).status;
  expect(await statusOf("/public/account/fetchWebhooks")).toBe(200);
  for (const path of ["/public/edge/fetchWebhooks", "/public/account/getItems"])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
});
