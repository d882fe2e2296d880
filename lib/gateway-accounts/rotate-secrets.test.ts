import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { currentKeyId } from "@/lib/secrets";
import { resealClients } from "@/lib/setup/reseal-clients";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newVisit } from "@/lib/testing/visit";
import { getAccountOrThrow } from "./queries";
import { rotateSecrets } from "./rotate-secrets";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());
beforeEach(() =>
  path.rows(
    "delete from gateway_account a where not exists (select from setup_attempt t where t.gateway_account_id = a.id)",
  ),
);

function setKeys(key: string, ...previous: string[]): void {
  Object.assign(process.env, { EDGE_SECRET_KEY: key, EDGE_SECRET_KEY_PREVIOUS: previous.join(",") });
  forgetEnv();
}

/** Rotates as the program does: with a connection of the tables' owner. */
async function rotate() {
  const owner = await path.database.ownerPool.connect();
  try {
    return { accounts: await rotateSecrets(owner), forms: await resealClients(owner) };
  } finally {
    owner.release();
  }
}

const opened = (resealed: number) => ({ resealed, unopened: [] });

const credentials = ({ orgId, accounts }: Shop) =>
  inOrg(orgId, async (tx) => (await getAccountOrThrow(tx, orgId, accounts.stripe)).credentials);

it("seals every organization's accounts and open forms under the new key, once, so that the former can go", async () => {
  const former = process.env.EDGE_SECRET_KEY ?? "";
  const shops = [await newShop(), await newShop()];
  const before = await Promise.all(shops.map(credentials));
  const visit = await newVisit(shops[0] ?? (await newShop()));
  const begun = await visit.begin();

  const today = randomBytes(32).toString("base64");
  setKeys(today, former);
  expect(await Promise.all(shops.map(credentials))).toEqual(before);
  expect(await rotate()).toEqual({ accounts: opened(4), forms: opened(1) });
  expect(await rotate()).toEqual({ accounts: opened(0), forms: opened(0) });
  expect(await path.rows("select distinct key_id from gateway_account")).toEqual([
    { key_id: currentKeyId() },
  ]);

  setKeys(today);
  expect(await Promise.all(shops.map(credentials))).toEqual(before);
  expect(await visit.begin()).toEqual(begun);
});

it("names the accounts whose key is not among ours, and leaves them as they are", async () => {
  const lost = await newShop();
  const form = await newVisit(lost).then((visit) => visit.begin());
  setKeys(randomBytes(32).toString("base64"));
  await newShop();
  const kept = () =>
    path.rows("select id, credentials from gateway_account where org_id = $1 order by id", [lost.orgId]);
  const before = await kept();
  const { attemptId } = form;
  const { accounts, forms } = await rotate();
  expect([accounts.resealed, forms.resealed]).toEqual([0, 0]);
  expect(accounts.unopened).toEqual(expect.arrayContaining(Object.values(lost.accounts)));
  expect(forms.unopened).toContain(attemptId);
  expect(await kept()).toEqual(before);
});

it("refuses a login from which row-level security would hide accounts", async () => {
  const owner = await path.database.ownerPool.connect();
  try {
    await owner.query("set role edge_app");
    await expect(rotateSecrets(owner)).rejects.toThrow("owner of the tables");
  } finally {
    await owner.query("reset role");
    owner.release();
  }
});
