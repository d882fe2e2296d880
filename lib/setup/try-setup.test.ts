import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { approve, CARDS, confirmCard, pay } from "@/lib/testing/payer";
import { newAddress, newVisit, SHOWN, type Visit } from "@/lib/testing/visit";
import { beginSetup } from "./begin-setup";
import { CONSENT_VERSION, consentText } from "./consent";
import { getSetupPage } from "./get-setup-page";
import { trySetup } from "./try-setup";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

const tries = (of: Shop) =>
  path.rows<{ outcome: string; consent_text: string }>(
    "select * from setup_try where org_id = $1 order by created_at",
    [of.orgId],
  );

const page = ({ address, visitor, ctx }: Visit) =>
  getSetupPage({ ...address, cookies: visitor, address: ctx.address, localeQuery: "en" });

/** One press and one refused card, found by the page. */
async function decline(visit: Visit): Promise<void> {
  const { attemptId, client } = await visit.begin();
  expect(await visit.press(attemptId)).toBe("go");
  await confirmCard(path.sandbox.url, client, CARDS.declined);
  await visit.finish(attemptId);
}

it("keeps the consent in the words that the page showed, with who gave it", async () => {
  const shop = await newShop();
  const visit = await newVisit(shop);
  const { attemptId } = await visit.begin();
  const view = await page(visit);
  if (view?.state !== "open") throw new Error("not open");
  expect(await visit.press(attemptId)).toBe("go");
  const text = consentText(view, "en");
  expect(text).toContain("$15.00");
  expect(text).toContain("$200.00");
  expect(await tries(shop)).toMatchObject([
    {
      attempt_id: attemptId,
      outcome: "pending",
      consent_version: CONSENT_VERSION,
      consent_text: text,
      locale: "en",
      amount: 1500,
      currency: "USD",
      address: visit.ctx.address,
      user_agent: "Test browser",
    },
  ]);
});

describe("refused cards", () => {
  it("lock the link after five, for every browser, and take the object away", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { client } = await visit.begin();
    for (let time = 0; time < 5; time += 1) await decline(visit);
    expect(await page(visit)).toMatchObject({ state: "open", locked: true });
    const other = { ...visit.ctx, address: newAddress() };
    expect(await beginSetup(other, { ...visit, locale: "en" })).toEqual({ next: "elsewhere" });
    await expect(confirmCard(path.sandbox.url, client, CARDS.good)).rejects.toThrow("canceled");
    expect(await standing(path, shop, visit.customerId)).toMatchObject({
      status: "pending",
      charges: ["cancelled 1500 USD"],
    });
    expect((await tries(shop)).map(({ outcome }) => outcome)).toEqual(Array(5).fill("failed"));
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("count although nobody pressed our button: whoever took the client secret elsewhere", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { attemptId, client } = await visit.begin();
    for (let time = 0; time < 5; time += 1) {
      await confirmCard(path.sandbox.url, client, CARDS.declined);
      await visit.finish(attemptId);
    }
    expect(await tries(shop)).toHaveLength(5);
    await expect(confirmCard(path.sandbox.url, client, CARDS.good)).rejects.toThrow("canceled");
  });

  it("let at most five of a hundred presses at once through", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { attemptId } = await visit.begin();
    const results = await Promise.all(Array.from({ length: 100 }, () => visit.press(attemptId)));
    expect(results.filter((result) => result === "go")).toHaveLength(5);
    expect(new Set(results)).toEqual(new Set(["go", "held_back"]));
  }, 60_000);

  it("are ten an hour from one address, over all links and organizations", async () => {
    const from = newAddress();
    const [one, other] = [await newShop(), await newShop()];
    const last = await newVisit(one, { from });
    for (const visit of [await newVisit(one, { from }), await newVisit(other, { from })])
      for (let time = 0; time < 4; time += 1) await decline(visit);
    await decline(last);
    await decline(last);
    expect(await beginSetup(last.ctx, { ...last, locale: "en" })).toEqual({ next: "elsewhere" });
    expect(await page(last)).toMatchObject({ locked: true });
    await path.rows(
      "update setup_try set created_at = created_at - interval '61 minutes' where org_id = any($1)",
      [[one.orgId, other.orgId]],
    );
    expect(await page(last)).toMatchObject({ locked: false });
  }, 60_000);

  it("are at most ten at once from one address, whichever their links are", async () => {
    const from = newAddress();
    const shop = await newShop();
    const visits = await Promise.all(Array.from({ length: 25 }, () => newVisit(shop, { from })));
    const begun = await Promise.all(visits.map((visit) => visit.begin()));
    const answers = await Promise.all(visits.map((visit, at) => visit.press(begun[at]?.attemptId ?? "")));
    expect(answers.filter((answer) => answer === "go")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "held_back")).toHaveLength(15);
  });

  it("do not bind the fresh link that the integrator asks for", async () => {
    const shop = await newShop();
    const contact = "locked out";
    const visit = await newVisit(shop, { contact });
    for (let time = 0; time < 5; time += 1) await decline(visit);
    expect(await page(visit)).toMatchObject({ state: "open", locked: true });
    const again = await newVisit(shop, { contact });
    expect(again.customerId).toBe(visit.customerId);
    expect(await page(again)).toMatchObject({ state: "open", locked: false });
    await pay(path.sandbox.url, (await again.begin()).client);
  });

  it("close an organization's pages for a while when most of twenty are refused", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { attemptId } = await visit.begin();
    const others = await newVisit(shop);
    await others.press((await others.begin()).attemptId);
    await settledTries(shop, { failed: 10, succeeded: 10 });
    expect(await page(visit)).toMatchObject({ locked: false });
    await settledTries(shop, { failed: 1, succeeded: 0 });
    expect(await page(visit)).toMatchObject({ locked: true });
    expect(await visit.press(attemptId)).toBe("held_back");
    const other = await newVisit(await newShop());
    expect(await page(other)).toMatchObject({ locked: false });
    await path.rows("update setup_try set created_at = now() - interval '11 minutes' where org_id = $1", [
      shop.orgId,
    ]);
    expect(await page(visit)).toMatchObject({ locked: false });
  });

  it("at PayPal are counted by link too, over its attempts", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop, { gateway: "paypal" });
    for (let time = 0; time < 5; time += 1) {
      const { attemptId, client } = await visit.begin();
      await visit.press(attemptId);
      await approve(path.sandbox.url, client, "decline_all");
      expect(await visit.finish(attemptId)).toEqual({ state: "ended" });
    }
    expect(await beginSetup(visit.ctx, { ...visit, locale: "en" })).toEqual({ next: "elsewhere" });
    expect(await path.captures(shop)).toEqual([]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it("is refused when the page shows a text of before, so that no receipt names what was not shown", async () => {
  const shop = await newShop();
  const visit = await newVisit(shop);
  const { attemptId } = await visit.begin();
  const consent = { version: "an older text", locale: "en" } as const;
  expect(await trySetup(visit.ctx, { ...visit, attemptId, consent })).toBe("elsewhere");
  expect(await tries(shop)).toEqual([]);
});

it("is refused for another attempt, a closed link, and a browser without the signed link's token", async () => {
  const shop = await newShop({ signedLinks: true });
  const visit = await newVisit(shop);
  const { attemptId } = await visit.begin();
  const foreign = await newVisit(shop).then((other) => other.begin());
  expect(await visit.press(foreign.attemptId)).toBe("elsewhere");
  const thief = { ...visit.visitor, link: "x".repeat(43) };
  expect(await trySetup(visit.ctx, { ...visit, attemptId, visitor: thief, consent: SHOWN })).toBe(
    "elsewhere",
  );
  await path.rows("update setup_link set expires_at = now() - interval '1 second' where org_id = $1", [
    shop.orgId,
  ]);
  expect(await visit.press(attemptId)).toBe("elsewhere");
});

it("shows the receipt to the browser that pressed, and to no other", async () => {
  const shop = await newShop();
  const visit = await newVisit(shop);
  const { attemptId, client } = await visit.begin();
  await visit.press(attemptId);
  await pay(path.sandbox.url, client);
  await visit.finish(attemptId);
  expect(await page(visit)).toMatchObject({ state: "done", method: { label: "Visa •••• 4242" } });
  expect(await page({ ...visit, visitor: { receipt: "other" } })).toMatchObject({
    state: "closed",
    reason: "completed",
  });
});

/** As if so many customers had tried within the last minutes. */
async function settledTries(shop: Shop, counts: Record<string, number>): Promise<void> {
  for (const [outcome, count] of Object.entries(counts))
    await path.rows(
      `insert into setup_try (org_id, id, link_id, attempt_id, outcome, consent_version, consent_text, locale, address, address_group, receipt_hash)
       select org_id, 'try_' || gen_random_uuid(), link_id, attempt_id, $2, '', '', 'en', '', 'elsewhere', ''
       from (select * from setup_try where org_id = $1 limit 1) one, generate_series(1, $3)`,
      [shop.orgId, outcome, count],
    );
}
