import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inOrg } from "@/lib/db";
import { findAccount, getActiveAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { convergeEvent } from "@/lib/inbox/converge-event";
import { beginSetup } from "@/lib/setup/begin-setup";
import { buildSetup } from "@/lib/setup/build-setup";
import { finishFromPage } from "@/lib/setup/finish-from-page";
import { finishSetup } from "@/lib/setup/finish-setup";
import { getSetupPage } from "@/lib/setup/get-setup-page";
import { trySetup } from "@/lib/setup/try-setup";
import { newBrand, newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { type Begun, newVisit, SHOWN, type Visit } from "@/lib/testing/visit";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
/** Who asks, and whose things are asked for. */
let asker: Shop;
let owner: Shop;
let visit: Visit;
let begun: Begun;
beforeAll(async () => {
  path = await startMoneyPath();
  [asker, owner] = [await newShop(), await newShop()];
  visit = await newVisit(owner);
  begun = await visit.begin();
});
afterAll(() => path.stop());

/** Everything that the owner's organization holds. */
const everything = () =>
  path.rows(
    `select (select json_agg(c) from billing_customer c where org_id = $1) as customers,
       (select json_agg(l) from setup_link l where org_id = $1) as links,
       (select json_agg(a) from setup_attempt a where org_id = $1) as attempts,
       (select json_agg(t) from setup_try t where org_id = $1) as tries,
       (select json_agg(e) from event e where org_id = $1) as events`,
    [owner.orgId],
  );

async function unchanged(call: () => Promise<unknown>): Promise<void> {
  const before = await everything();
  await call();
  expect(await everything()).toEqual(before);
}

/** Each way of mixing one's own segments with another's. */
const ADDRESSES = () => [
  { ...visit.address, orgId: asker.orgId },
  { ...visit.address, brandNumber: String(asker.brandNumber) },
  { ...visit.address, orgId: asker.orgId, brandNumber: String(asker.brandNumber) },
];

describe("another organization's ids are as if they did not exist:", () => {
  it("building", async () => {
    const input = { org_id: asker.orgId, contact_id: "cont_1" };
    const call = (change: object) => buildSetup(asker.ctx, { brand_id: asker.brandId, ...input, ...change });
    await unchanged(async () => {
      for (const brand_id of [owner.brandId, String(owner.brandNumber), "brand_none"])
        await expect(call({ brand_id })).rejects.toMatchObject({ code: "unknown_brand", field: "brand_id" });
      for (const bi_id of [owner.item, "bi_none"])
        await expect(call({ bi_id })).rejects.toMatchObject({ code: "unknown_item", field: "bi_id" });
    });
  });

  it("a contact of the same id is somebody else", async () => {
    const [mine, theirs] = [
      await newVisit(asker, { contact: "cont_same" }),
      await newVisit(owner, { contact: "cont_same" }),
    ];
    expect(mine.customerId).not.toBe(theirs.customerId);
  });

  it("the page, by each mixture of segments", async () => {
    for (const address of [...ADDRESSES(), { ...visit.address, customerId: "bc_none" }]) {
      const page = getSetupPage({ ...address, cookies: visit.visitor, address: "198.51.100.7" });
      expect(await page).toBeNull();
    }
    const brand = await newBrand(owner);
    const another = getSetupPage({
      ...visit.address,
      brandNumber: String(brand.number),
      cookies: {},
      address: "",
    });
    expect(await another).toBeNull();
  });

  it("beginning, pressing and finishing, by each mixture", async () => {
    await unchanged(async () => {
      for (const address of ADDRESSES()) {
        const ctx = { ...visit.ctx, orgId: address.orgId };
        const asked = { address, visitor: visit.visitor, attemptId: begun.attemptId };
        expect(await beginSetup(ctx, { ...asked, locale: "en" })).toEqual({ next: "elsewhere" });
        expect(await trySetup(ctx, { ...asked, consent: SHOWN })).toBe("elsewhere");
        expect(await finishFromPage(ctx, asked)).toEqual({ state: "elsewhere" });
      }
    });
  });

  it("an attempt, named behind one's own link", async () => {
    const own = await newVisit(asker);
    const { attemptId } = begun;
    await unchanged(async () => {
      expect(await own.press(attemptId)).toBe("elsewhere");
      expect(await own.finish(attemptId)).toEqual({ state: "elsewhere" });
      await expect(finishSetup(own.ctx, attemptId)).rejects.toThrow();
    });
    // Nor another customer's of the same organization.
    const neighbour = await newVisit(owner);
    expect(await neighbour.press(attemptId)).toBe("elsewhere");
    expect(await neighbour.finish(attemptId)).toEqual({ state: "elsewhere" });
  });

  it("a gateway account", async () => {
    const found = await inOrg(asker.orgId, (tx) =>
      findAccount(tx, owner.orgId, owner.accounts.stripe, "stripe"),
    );
    expect(found).toBeNull();
    const active = inOrg(asker.orgId, (tx) => getActiveAccountOrThrow(tx, owner.orgId, "stripe"));
    await expect(active).rejects.toMatchObject({ code: "gateway_not_configured" });
  });

  it("a stored event", async () => {
    await path.rows(
      `insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, raw)
       values ($1, 'inb_owner', $2, 'evt_1', 'setup_intent.succeeded', $3, '{}')`,
      [owner.orgId, owner.accounts.stripe, { kind: "setup", ref: "pi_1", attemptId: begun.attemptId }],
    );
    await unchanged(() => convergeEvent(asker.orgId, "inb_owner"));
    expect(await path.rows("select status, attempts from inbox_event where id = 'inb_owner'")).toEqual([
      { status: "received", attempts: 0 },
    ]);
  });
});

it("an event that names another organization's attempt moves nothing there", async () => {
  await path.rows(
    `insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, raw)
     values ($1, 'inb_forged', $2, 'evt_2', 'payment_intent.succeeded', $3, '{}')`,
    [asker.orgId, asker.accounts.stripe, { kind: "setup", ref: "pi_1", attemptId: begun.attemptId }],
  );
  await unchanged(() => convergeEvent(asker.orgId, "inb_forged"));
});

describe("a dump of the database", () => {
  it("holds no secret of a gateway, of a browser or of a link in clear", async () => {
    const signed = await newShop({ signedLinks: true });
    const secret = await newVisit(signed);
    const { attemptId, client } = await secret.begin();
    await secret.press(attemptId);
    const canaries = [
      `sk_test_${signed.suffix}`,
      `sb-secret-${signed.suffix}`,
      secret.visitor.receipt,
      secret.visitor.link ?? "",
      client.gateway === "stripe" ? client.clientSecret : "",
    ];
    expect(canaries.every((canary) => canary.length > 15)).toBe(true);
    const tables = await path.rows<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    for (const { name } of tables) {
      const rows = await path.rows<{ text: string }>(`select t::text as text from ${name} t`);
      const dump = rows.map(({ text }) => text).join("\n");
      for (const canary of canaries) {
        const forms = [canary, Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64")];
        for (const form of forms) expect([name, dump.includes(form)]).toEqual([name, false]);
      }
    }
  });

  it("opens nothing when two accounts' credentials are swapped", async () => {
    const [one, two] = [await newShop(), await newShop()];
    await path.rows(
      `update gateway_account a set credentials = b.credentials from gateway_account b
       where a.org_id = $1 and b.org_id = $2 and a.gateway = 'stripe' and b.gateway = 'stripe'`,
      [one.orgId, two.orgId],
    );
    const open = inOrg(one.orgId, (tx) => getActiveAccountOrThrow(tx, one.orgId, "stripe"));
    await expect(open).rejects.toThrow();
  });
});
