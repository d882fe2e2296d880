import type { Page } from "@playwright/test";
import { fingerprint } from "./fixtures/records";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";

test("an expired link says so; called again, it opens anew", async ({ page, setups, db }) => {
  const setup = await setups.build();
  await db.query("update setup_link set expires_at = now() - interval '1 second' where customer_id = $1", [
    setup.customerId,
  ]);
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await setupPage.expectClosed("expired");
  await expect(page.getByRole("link", { name: /^Contact/ }).first()).toBeVisible();

  const again = await setups.build({ contactId: setup.contactId });
  expect(again.url).toBe(setup.url);
  await setupPage.open(again.url);
  await new CardForm(page).pay(CARDS.succeeds);
  await setupPage.expectDone();
  await setups.expectActive(setup);
});

test("a link that expires while the form is open takes no payment", async ({ page, setups, db }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.fill({ number: CARDS.succeeds });
  await form.expectReady();
  await db.query("update setup_link set expires_at = now() - interval '1 second' where customer_id = $1", [
    setup.customerId,
  ]);
  await form.submit.click();
  await setupPage.expectClosed("expired");
  await setups.expectUntouched(setup);
});

test("a link of another gateway takes its place, and the form that was open takes no payment", async ({
  page,
  setups,
  sandbox,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.fill({ number: CARDS.succeeds });
  await form.expectReady();
  const newer = await setups.build({ contactId: setup.contactId, gateway: "paypal" });
  expect(newer.url).toBe(setup.url);
  await form.submit.click();
  await expect(setupPage.heading).toHaveText("PayPal");
  await setups.expectUntouched(setup);
  await expect
    .poll(async () =>
      (await sandbox.requests("stripe")).some(({ path }) => /payment_intents\/.*\/cancel$/.test(path)),
    )
    .toBe(true);
});

test("a link of another brand takes its place: the older address says so", async ({ page, setups, db }) => {
  const setup = await setups.build();
  const { rows } = await db.query<{ number: number }>(
    "insert into brand (org_id, id, name) values ($1, 'brand_' || gen_random_uuid(), 'Second Brand') returning number",
    [setups.tenant.org_id],
  );
  const newer = await setups.build({ contactId: setup.contactId, brand: String(rows[0]?.number) });
  expect(newer.url).not.toBe(setup.url);
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await setupPage.expectClosed("superseded");
  await setupPage.open(newer.url);
  await new CardForm(page).pay(CARDS.succeeds);
  await setupPage.expectDone();
  await setups.expectActive(setup);
});

test("a suspended customer's link is closed", async ({ page, setups, db }) => {
  const setup = await setups.build();
  await db.query("update billing_customer set status = 'suspended', suspended_at = now() where id = $1", [
    setup.customerId,
  ]);
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await setupPage.expectClosed("suspended");
  expect((await setups.records(setup)).attempts).toEqual([]);
});

test("forged, foreign and unknown links are one neutral 404, alike to the letter", async ({
  page,
  setups,
  program,
}) => {
  const { brand_number, org_id, bare } = { ...setups.tenant, bare: program.other_org };
  const { customerId } = await setups.build();
  const paths = {
    "another org's id": [brand_number, bare.org_id, customerId],
    "another org's brand": [bare.brand_number, org_id, customerId],
    "another org altogether": [bare.brand_number, bare.org_id, customerId],
    "an unknown customer": [
      brand_number,
      org_id,
      `${customerId.slice(0, -1)}${customerId.endsWith("x") ? "y" : "x"}`,
    ],
    "an unknown brand": [999_999_999, org_id, customerId],
    "no brand at all": ["brand", org_id, customerId],
    "an id in capitals": [brand_number, org_id, customerId.toUpperCase()],
  };
  const answers = new Map<string, string>();
  for (const [name, segments] of Object.entries(paths)) {
    const address = `${program.base_url}/public/edge/setup-billing/${segments.join("/")}`;
    const response = await page.request.get(address);
    expect(response.status(), name).toBe(404);
    const headers = Object.entries(response.headers()).filter(([header]) => !CHANGES.has(header));
    answers.set(name, withoutChance(`${JSON.stringify(headers)}\n${await response.text()}`));
  }
  expect(new Set(answers.values()).size, JSON.stringify([...answers], null, 1)).toBe(1);
  const setupPage = new SetupPage(page);
  await setupPage.open(
    `${program.base_url}/public/edge/setup-billing/${paths["an unknown customer"].join("/")}`,
  );
  await setupPage.expectNotFound();
});

/** What differs between any two answers: times, ids, and in which order the server got its parts ready. */
const CHANGES = new Set([
  "date",
  "x-request-id",
  "connection",
  "keep-alive",
  "content-length",
  "etag",
  "link",
]);

function withoutChance(answer: string): string {
  return answer
    .replaceAll(/<script[^>]*>.*?<\/script>|<link[^>]*>/gs, "")
    .replaceAll(/nonce-[\w+/=]+/g, "nonce-…")
    .replaceAll(/nonce="[^"]*"/g, 'nonce="…"')
    .replaceAll(/req_[\w-]+/g, "req_…");
}

test("opened a hundred times by GET, a link changes nothing", async ({ page, setups, db }) => {
  const setup = await setups.build();
  const before = await fingerprint(db, setups.tenant.org_id);
  for (let batch = 0; batch < 10; batch += 1) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => page.request.get(setup.url)));
    for (const answer of answers) expect(answer.status()).toBe(200);
  }
  expect(await fingerprint(db, setups.tenant.org_id)).toEqual(before);
});

test("the receipt is seen only by the browser that completed", async ({ page, stranger, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new CardForm(page).pay(CARDS.succeeds);
  await setupPage.expectDone();
  await page.reload();
  await setupPage.expectDone();

  const other = await stranger.newPage();
  const closed = new SetupPage(other);
  await closed.open(setup.url);
  await closed.expectClosed("completed");
  await expect(other.locator("body")).not.toContainText(/4242|sc_|\$/);
});

test.describe("signed links", () => {
  test.beforeEach(({ setups }) => setups.setOrganization("signed_links = true"));

  const setCookies = async (page: Page) =>
    (await page.context().cookies()).filter(({ name }) => name === "edge_link");

  test("the token moves into a cookie that scripts cannot read, and scanners use nothing up", async ({
    page,
    setups,
    request,
  }) => {
    const setup = await setups.build();
    expect(setup.url).toMatch(/\?t=[\w-]{43}$/);
    for (let scan = 0; scan < 5; scan += 1) expect((await request.get(setup.url)).status()).toBe(200);

    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await new CardForm(page).expectReady();
    setupPage.expectAt(setup.url.split("?")[0] ?? "");
    const [cookie] = await setCookies(page);
    expect(cookie).toMatchObject({ httpOnly: true, path: new URL(setup.url).pathname });
    expect(await page.evaluate(() => document.cookie)).toBe("");

    await page.reload();
    await new CardForm(page).pay(CARDS.succeeds);
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });

  test("without its token, with a wrong one or with another link's there is no such page", async ({
    page,
    setups,
  }) => {
    const setup = await setups.build();
    const other = await setups.build();
    const bare = setup.url.split("?")[0] ?? "";
    const foreign = new URL(other.url).searchParams.get("t");
    const setupPage = new SetupPage(page);
    for (const query of ["", `?t=${"A".repeat(43)}`, `?t=${foreign}`, "?t=", "?t=x"]) {
      const response = await page.goto(bare + query);
      expect(response?.status(), query).toBe(404);
      await setupPage.expectNotFound();
    }
  });

  test("made anew, the link has another token, and the earlier one opens nothing", async ({
    page,
    setups,
  }) => {
    const setup = await setups.build();
    const again = await setups.build({ contactId: setup.contactId });
    expect(again.url).not.toBe(setup.url);
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await setupPage.expectNotFound();
    await setupPage.open(again.url);
    await new CardForm(page).expectReady();
  });
});
