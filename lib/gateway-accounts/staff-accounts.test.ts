import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { chooseDefaultGateway } from "./choose-default-gateway";
import { connectAccount } from "./connect-account";
import { connectCheckedAccount } from "./connect-checked-account";
import { disableAccount } from "./disable-account";
import { enableAccount } from "./enable-account";
import { keepCredentials } from "./keep-credentials";
import { findAccountView, listAccounts } from "./list-accounts";
import { getAccountOrThrow } from "./queries";
import { registerWebhook } from "./register-webhook";
import { renameAccount } from "./rename-account";
import { replaceCredentials } from "./replace-credentials";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

let next = 0;
const newSuffix = () => `staffacct${String(++next).padStart(4, "0")}`;

const owner = (orgId: string): Context => ({
  orgId,
  actor: { type: "staff", id: newId("user") },
  requestId: newId("req"),
  address: "198.51.100.7",
});
const stripe = (suffix: string, more: object = {}) => ({
  gateway: "stripe" as const,
  name: "Stripe EU",
  mode: "test" as const,
  credentials: { secretKey: `sk_test_${suffix}`, publishableKey: `pk_test_${suffix}`, ...more },
});
const paypal = (suffix: string, more: object = {}) => ({
  gateway: "paypal" as const,
  name: "PayPal",
  mode: "test" as const,
  credentials: { clientId: `sb-client-${suffix}`, clientSecret: `sb-secret-${suffix}`, ...more },
});

async function newOrg() {
  const orgId = newId("org");
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
  return owner(orgId);
}
const credentialsOf = async ({ orgId }: Context, id: string) =>
  (await inOrg(orgId, (tx) => getAccountOrThrow(tx, orgId, id))).credentials as Record<string, string>;
const audited = async ({ orgId }: Context) =>
  path.rows<{ action: string; details: unknown }>(
    "select action, details from audit_entry where org_id = $1 order by created_at",
    [orgId],
  );

it("connects accounts whose keys the provider accepts, registers the webhook, and shows no more of a key than its end", async () => {
  const ctx = await newOrg();
  const suffix = newSuffix();
  const made = [
    await connectCheckedAccount(ctx, stripe(suffix)),
    await connectCheckedAccount(ctx, paypal(suffix)),
  ];
  expect(made.map(({ webhookFault }) => webhookFault)).toEqual([null, null]);
  const views = await listAccounts(ctx);
  expect(views).toHaveLength(2);
  for (const view of views) {
    expect(view).toMatchObject({ status: "active", mode: "test", isDefault: false });
    expect(view.webhook).toEqual({
      address: `http://edge.test/public/edge/webhooks/${view.gateway}/${view.id}`,
      registered: true,
      lastEventAt: null,
    });
    expect(view.keys?.map(({ shown }) => shown)).toEqual([
      `•••• ${suffix.slice(-4)}`,
      `•••• ${suffix.slice(-4)}`,
    ]);
  }
  const told = JSON.stringify([made, views, await audited(ctx)]);
  expect(told).not.toMatch(/[sp]k_test|sb-secret|whsec/);
  expect((await audited(ctx)).map(({ action }) => action)).toEqual([
    "gateway_account.connected",
    "gateway_account.webhook_registered",
    "gateway_account.connected",
    "gateway_account.webhook_registered",
  ]);
  await expect(connectCheckedAccount(ctx, stripe(suffix))).rejects.toThrow(
    "connected already, as “Stripe EU”",
  );
});

it("keeps nothing of keys that are refused, of the other mode, or that nobody could check", async () => {
  const ctx = await newOrg();
  const suffix = newSuffix();
  const refusal = (input: Parameters<typeof connectCheckedAccount>[1]) =>
    connectCheckedAccount(ctx, input).catch((error) => ({ field: error.field, message: error.message }));
  expect(await refusal(stripe(suffix, { secretKey: "sk_test_dead" }))).toEqual({
    field: "secretKey",
    message: expect.stringContaining("Stripe refused this secret key in test mode"),
  });
  expect(await refusal(paypal(suffix, { clientSecret: "sb-secret-another" }))).toEqual({
    field: "clientSecret",
    message: expect.stringContaining(
      "PayPal refused this client id and secret in test mode (invalid_client)",
    ),
  });
  expect(await refusal({ ...stripe(suffix), mode: "live" })).toEqual({
    field: "secretKey",
    message: expect.stringContaining("This is a test key, and the account is for live mode."),
  });
  expect(await refusal(stripe(suffix, { publishableKey: `pk_live_${suffix}` }))).toEqual({
    field: "publishableKey",
    message: expect.stringContaining("This is a live key, and the account is for test mode."),
  });
  const down = {
    account: suffix,
    provider: "stripe",
    method: "GET",
    path: "/v1/balance",
    effect: "status",
    status: 500,
  };
  await path.sandbox.control("POST", "faults", { ...down, times: 9 });
  expect(await refusal(stripe(suffix))).toEqual({
    field: null,
    message: "Stripe did not answer. Nothing was changed; try again in a minute.",
  });
  expect(await listAccounts(ctx)).toEqual([]);
});

it("keeps an account whose webhook was refused, says so, and registers it when asked again", async () => {
  const ctx = await newOrg();
  const suffix = newSuffix();
  const fault = {
    account: suffix,
    provider: "stripe",
    method: "POST",
    path: "/v1/webhook_endpoints",
    effect: "status",
    status: 500,
  };
  await path.sandbox.control("POST", "faults", { ...fault, times: 2 });
  const { id, webhookFault } = await connectCheckedAccount(ctx, stripe(suffix));
  expect(webhookFault).toBe("Stripe did not answer. Register the webhook again in a minute.");
  expect((await findAccountView(ctx, id))?.webhook.registered).toBe(false);
  await path.sandbox.control("DELETE", "faults");
  expect(await registerWebhook(ctx, { accountId: id })).toEqual({ webhookFault: null });
  expect((await findAccountView(ctx, id))?.webhook.registered).toBe(true);
});

it("replaces keys by others of the same provider account alone, and leaves what verifies events", async () => {
  const ctx = await newOrg();
  const [suffix, another] = [newSuffix(), newSuffix()];
  const { id } = await connectAccount(
    ctx,
    stripe(suffix, {
      secretKey: "sk_test_rolled",
      webhookSecret: "whsec_kept",
      accountRef: `acct_${suffix}`,
    }),
  );
  const secretKey = `sk_test_${another}`;
  const other = await replaceCredentials(ctx, { accountId: id, secretKey }).catch((error) => error);
  expect([other.field, other.message]).toEqual([
    "secretKey",
    expect.stringContaining("does not say that these keys belong to the account that is connected here"),
  ]);
  expect((await credentialsOf(ctx, id)).secretKey).toBe("sk_test_rolled");

  await replaceCredentials(ctx, { accountId: id, secretKey: `sk_test_${suffix}` });
  expect(await credentialsOf(ctx, id)).toEqual({
    secretKey: `sk_test_${suffix}`,
    publishableKey: `pk_test_${suffix}`,
    webhookSecret: "whsec_kept",
    accountRef: `acct_${suffix}`,
  });
  expect((await audited(ctx)).at(-1)).toEqual({
    action: "gateway_account.keys_replaced",
    details: { gateway: "stripe", name: "Stripe EU", replaced: ["secretKey"] },
  });

  const { id: paypalId } = await connectAccount(ctx, paypal(suffix, { clientSecret: "rolled" }));
  await expect(
    replaceCredentials(ctx, { accountId: paypalId, clientSecret: `sb-secret-${another}` }),
  ).rejects.toThrow("PayPal refused this client id and secret");
  await replaceCredentials(ctx, { accountId: paypalId, clientSecret: `sb-secret-${suffix}` });
  expect((await credentialsOf(ctx, paypalId)).clientSecret).toBe(`sb-secret-${suffix}`);
});

it("takes a method that is saved there as proof, where nobody knows any more whose the former key was", async () => {
  const shop = await newShop();
  const ctx = owner(shop.orgId);
  await newActiveCustomer(path, shop);
  const accountId = shop.accounts.stripe;
  await inOrg(shop.orgId, (tx) => keepCredentials(tx, shop.orgId, accountId, { secretKey: "sk_test_gone" }));
  await expect(replaceCredentials(ctx, { accountId, secretKey: `sk_test_${newSuffix()}` })).rejects.toThrow(
    "does not say that these keys belong",
  );
  await replaceCredentials(ctx, { accountId, secretKey: `sk_test_${shop.suffix}` });
  expect((await credentialsOf(ctx, accountId)).accountRef).toBe(`acct_${shop.suffix}`);
  expect((await findAccountView(ctx, accountId))?.customers).toEqual({ count: 1, more: false });
});

it("has one account in use at a gateway, and a default only among those", async () => {
  const shop = await newShop();
  const ctx = owner(shop.orgId);
  const { stripe: first } = shop.accounts;
  const { id: second } = await connectCheckedAccount(ctx, stripe(newSuffix()));
  const statuses = async () =>
    Object.fromEntries((await listAccounts(ctx)).map(({ id, status }) => [id, status]));
  expect(await statuses()).toMatchObject({ [first]: "disabled", [second]: "active" });
  await chooseDefaultGateway(ctx, { gateway: "stripe" });
  expect((await findAccountView(ctx, second))?.isDefault).toBe(true);

  await Promise.all([enableAccount(ctx, { accountId: first }), enableAccount(ctx, { accountId: second })]);
  expect(Object.values(await statuses()).toSorted()).toEqual(["active", "active", "disabled"]);
  await enableAccount(ctx, { accountId: first });
  await disableAccount(ctx, { accountId: first });
  expect(await statuses()).toMatchObject({ [first]: "disabled", [second]: "disabled" });
  await expect(chooseDefaultGateway(ctx, { gateway: "stripe" })).rejects.toThrow(
    "No Stripe account is in use",
  );
});

it("shows and changes no account of another organization", async () => {
  const [shop, stranger]: [Shop, Context] = [await newShop(), await newOrg()];
  const accountId = shop.accounts.stripe;
  expect(await listAccounts(stranger)).toEqual([]);
  expect(await findAccountView(stranger, accountId)).toBeNull();
  const secretKey = `sk_test_${shop.suffix}`;
  for (const attempt of [
    () => disableAccount(stranger, { accountId }),
    () => enableAccount(stranger, { accountId }),
    () => renameAccount(stranger, { accountId, name: "Mine" }),
    () => registerWebhook(stranger, { accountId }),
    () => replaceCredentials(stranger, { accountId, secretKey }),
  ])
    await expect(attempt()).rejects.toThrow("no such gateway account");
  expect(await audited(stranger)).toEqual([]);
});
