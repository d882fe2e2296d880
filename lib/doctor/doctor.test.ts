import { afterAll, beforeAll, expect, it } from "vitest";
import { inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import { toContentPolicy } from "@/lib/http/content-policy";
import { examineOrganization } from "@/lib/http/examine-organization";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { makeHeartbeat } from "@/lib/worker/heartbeat";
import { latestDoctorReport } from "./queries";
import { type DoctorReport, runDoctor } from "./run-doctor";
import type { Outside } from "./types";

const MAIL = { SMTP_URL: "smtp://mail.example.com", MAIL_FROM: "billing@example.com" };

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url, ...MAIL });
}, 60_000);
afterAll(async () => {
  await path.stop();
  host.stop();
});

function setEnvironment(variables: Record<string, string>): void {
  Object.assign(process.env, variables);
  forgetEnv();
}

const beat = () => makeHeartbeat().beat.run(new AbortController().signal);

/** Nobody waits for what is held back. */
const HURRIED: Outside = {
  contentPolicyOf: (page) => toContentPolicy({ ...page, nonce: "x", embedOrigins: [], development: false }),
  waitMs: 300,
};

async function readyShop(): Promise<Shop> {
  const shop = await newShop();
  for (const gateway of ["stripe", "paypal"] as const)
    await registerAccountWebhook(shop.ctx, gateway, shop.accounts[gateway]);
  const links = {
    termsUrl: "https://a.example/t",
    privacyUrl: "https://a.example/p",
    supportUrl: "https://a.example/s",
  };
  await inOrg(shop.orgId, (tx) => tx.brand.updateMany({ where: { orgId: shop.orgId }, data: links }));
  return shop;
}

/** `check:subject` → status, of those that are not well. */
function troubles({ results }: DoctorReport): Record<string, string> {
  return Object.fromEntries(
    results.filter(({ status }) => status !== "ok").map(({ id, status }) => [id, status]),
  );
}

const found = ({ results }: DoctorReport, id: string) => results.find((result) => result.id === id);

it("finds nothing to mend in a shop that is ready, and keeps that it was looked at", async () => {
  const shop = await readyShop();
  await beat();
  const report = await examineOrganization(shop.ctx);
  expect(troubles(report)).toEqual({});
  expect(
    await path.rows("select actor_id from audit_entry where action = 'doctor.ran' and subject_id = $1", [
      report.id,
    ]),
  ).toEqual([{ actor_id: shop.ctx.actor.id }]);
  const { stripe, paypal } = shop.accounts;
  expect(report.results.map(({ id }) => id)).toEqual([
    ...["keys", "mode", "browser_key", "webhook", "events", "round_trip", "clock"].map(
      (name) => `${name}:${stripe}`,
    ),
    ...["keys", "mode", "vaulting", "webhook", "events", "round_trip", "clock"].map(
      (name) => `${name}:${paypal}`,
    ),
    "address",
    "policy:stripe",
    "policy:paypal",
    "translations",
    `contrast:${shop.brandId}`,
    `legal_links:${shop.brandId}`,
    "accounts",
    "worker",
    "mail",
    "stand_ins",
  ]);
  expect(new Set(report.results.map(({ group }) => group))).toEqual(
    new Set(["Stripe · Stripe", "PayPal · PayPal", "Hosted page", "Brand · Müller & Söhne", "Server"]),
  );
  expect(found(report, `round_trip:${stripe}`)).toMatchObject({
    found: expect.stringMatching(/^An event that was asked for arrived after \d+\.\d s\.$/),
    mend: null,
  });
  expect(await latestDoctorReport(shop.ctx)).toEqual(report);
  expect(await latestDoctorReport((await newShop()).ctx)).toBeNull();
  // What was provoked is worked like any other event, and comes to nothing.
  await path.workInbox(shop);
  expect(
    await path.rows("select status, count(*)::int from inbox_event where org_id = $1 group by 1", [
      shop.orgId,
    ]),
  ).toEqual([{ status: "done", count: 2 }]);
});

it("says of each thing that is amiss what was found and how to mend it, and never a key", async () => {
  const shop = await newShop();
  const { stripe, paypal } = shop.accounts;
  await newItem(shop, { captureMode: "client_confirm" });
  await registerAccountWebhook(shop.ctx, "stripe", stripe);
  await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
  const call = (method: string, address: string, form?: Record<string, string>) =>
    fetch(path.sandbox.url + address, {
      method,
      headers: { authorization: `Bearer sk_test_${shop.suffix}` },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
  const listed = (await (await call("GET", "/v1/webhook_endpoints")).json()) as { data: { id: string }[] };
  await call("POST", `/v1/webhook_endpoints/${listed.data[0]?.id}`, {
    "enabled_events[0]": "setup_intent.canceled",
  });
  await path.declineNext(shop, "paypal", "NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE");
  await path.rows("update brand set text_color = '#eeeeee' where org_id = $1", [shop.orgId]);
  await path.rows("update gateway_account set mode = 'live' where id = $1", [stripe]);
  await path.rows("delete from worker_heartbeat");
  setEnvironment({ SMTP_URL: "", MAIL_FROM: "", EDGE_SANDBOX: "1" });
  const report = await runDoctor(shop.ctx, HURRIED).finally(() =>
    setEnvironment({ ...MAIL, EDGE_SANDBOX: "0" }),
  );
  expect(troubles(report)).toEqual({
    [`mode:${stripe}`]: "fail",
    [`browser_key:${stripe}`]: "fail",
    [`events:${stripe}`]: "fail",
    [`round_trip:${stripe}`]: "waiting",
    [`vaulting:${paypal}`]: "fail",
    [`webhook:${paypal}`]: "fail",
    [`events:${paypal}`]: "fail",
    [`round_trip:${paypal}`]: "waiting",
    address: "fail",
    "policy:stripe": "fail",
    [`contrast:${shop.brandId}`]: "warn",
    [`legal_links:${shop.brandId}`]: "warn",
    worker: "fail",
    mail: "fail",
    stand_ins: "fail",
  });
  const sentences = {
    [`mode:${stripe}`]: /is live, and its keys are test keys/,
    [`events:${stripe}`]: /not told of .*payment_intent\.succeeded/,
    [`vaulting:${paypal}`]: /NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE/,
    [`webhook:${paypal}`]: /no webhook at http.*\/public\/edge\/webhooks\/paypal\//,
    address: /live payments need https/,
    stand_ins: /sandbox plays the provider of Stripe/,
  };
  for (const [id, sentence] of Object.entries(sentences)) expect(found(report, id)?.found).toMatch(sentence);
  for (const { status, mend } of report.results) expect(mend !== null).toBe(status !== "ok");
  expect(JSON.stringify(report)).not.toMatch(
    new RegExp(`(sk_test_|pk_test_|sb-secret-)${shop.suffix}|whsec_`),
  );
});

it("keys that are refused spoil the checks of their account alone", async () => {
  const shop = await readyShop();
  await beat();
  const body = { error: { type: "invalid_request_error", code: "api_key_expired", message: "Expired." } };
  const refused = {
    provider: "stripe",
    path: "^/v1/",
    effect: "status",
    status: 401,
    body,
    times: 99,
  } as const;
  await path.fault(shop, { ...refused, method: "GET" });
  await path.fault(shop, { ...refused, method: "POST" });
  const report = await runDoctor(shop.ctx, { ...HURRIED, waitMs: 20_000 });
  expect(found(report, `keys:${shop.accounts.stripe}`)).toMatchObject({
    status: "fail",
    found: "The provider does not accept them (api_key_expired).",
    mend: expect.stringContaining("replace them here"),
    link: "/admin/gateways",
  });
  const ill = Object.keys(troubles(report));
  expect(ill.length).toBeGreaterThan(1);
  expect(ill.filter((id) => !id.endsWith(shop.accounts.stripe))).toEqual([]);
});
