import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";

test("a double click pays once", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.fill({ number: CARDS.succeeds });
  await form.expectReady();
  await form.submit.dblclick();
  await setupPage.expectDone();
  await setups.expectActive(setup);
  expect((await setups.records(setup)).tries).toHaveLength(1);
});

test("Enter pressed twice in the card's last field pays once", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.fill({ number: CARDS.succeeds });
  await form.expectReady();
  await form.code.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await setupPage.expectDone();
  await setups.expectActive(setup);
  expect((await setups.records(setup)).tries).toHaveLength(1);
});

test("two tabs that pay at once pay once", async ({ page, context, setups }) => {
  const setup = await setups.build();
  const pages = [page, await context.newPage()];
  const forms = pages.map((tab) => new CardForm(tab));
  for (const [index, tab] of pages.entries()) {
    await new SetupPage(tab).open(setup.url);
    await forms[index]?.fill({ number: CARDS.succeeds });
    await forms[index]?.expectReady();
  }
  await Promise.all(forms.map((form) => form.submit.click()));
  for (const tab of pages) await new SetupPage(tab).expectDone();
  await setups.expectActive(setup);
});

test("a second browser that pays with another card meanwhile makes no second charge", async ({
  page,
  stranger,
  setups,
}) => {
  const setup = await setups.build();
  const other = await stranger.newPage();
  const forms = [new CardForm(page), new CardForm(other)];
  for (const tab of [page, other]) await new SetupPage(tab).open(setup.url);
  await forms[0]?.fill({ number: CARDS.succeeds });
  await forms[1]?.fill({ number: "5555 5555 5555 4444" });
  for (const form of forms) await form.expectReady();
  await Promise.all(forms.map((form) => form.submit.click()));
  await setups.untilActive(setup);
  await setups.expectActive(setup);
});

test("a reload of the filled form makes nothing twice, and the form pays", async ({
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
  await page.reload();
  await form.pay(CARDS.succeeds);
  await setupPage.expectDone();
  await setups.expectActive(setup);
  const created = (await sandbox.requests("stripe")).filter(
    ({ method, path }) => method === "POST" && path === "/v1/payment_intents",
  );
  expect(created).toHaveLength(1);
});

test("a reload during the bank's question starts afresh, and pays once", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay(CARDS.asks);
  await form.challenge.expectAsked();
  await page.reload();
  await form.pay(CARDS.asks);
  await form.challenge.complete();
  await setupPage.expectDone();
  await setups.expectActive(setup);
});

test("a reload while it is being checked shows that, and turns into the receipt by itself", async ({
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
  await sandbox.fault({
    method: "GET",
    path: "/v1/payment_intents/",
    effect: "status",
    status: 500,
    times: 1000,
  });
  await form.submit.click();
  await setupPage.expectChecking();
  await page.reload();
  await setupPage.expectChecking();
  await expect(form.submit).toHaveCount(0);
  await sandbox.mend();
  await setupPage.expectDone();
  await setups.expectActive(setup);
});
