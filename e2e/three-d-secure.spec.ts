import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";

for (const number of [CARDS.asks, "4000 0025 0000 3155", "4000 0027 6000 3184"]) {
  test(`the bank's question is answered, and ${number} pays`, async ({ page, setups }) => {
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new CardForm(page);
    await form.pay(number);
    await form.challenge.complete();
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });
}

test("the bank's question is failed: nothing is charged, and the same card may try again", async ({
  page,
  setups,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay(CARDS.asks);
  await form.challenge.fail();
  await setupPage.expectNotice("authentication_failed");
  await setups.expectUntouched(setup);

  await expect(form.number).toHaveValue(CARDS.asks);
  await form.press();
  await form.challenge.complete();
  await setupPage.expectDone();
  await setups.expectActive(setup);
});

test("Escape fails the bank's question, so that nobody is trapped in it", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay(CARDS.asks);
  await form.challenge.expectAsked();
  await page.keyboard.press("Escape");
  await setupPage.expectNotice("authentication_failed");
  await setups.expectUntouched(setup);
});

test("a card that is declined after the bank's question says so", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay("4000 0084 0000 1629");
  await form.challenge.complete();
  await setupPage.expectNotice("card_declined");
  await setups.expectUntouched(setup);
});

test("a card without money says so after the bank's question", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay("4000 0082 6000 3178");
  await form.challenge.complete();
  await setupPage.expectNotice("insufficient_funds");
  await setups.expectUntouched(setup);
});

test("a bank that wants a page of its own leads away, and back to the receipt", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new CardForm(page).pay(CARDS.asksByRedirect);
  await page.getByRole("button", { name: "Complete" }).click();
  await setupPage.expectDone();
  setupPage.expectAt(setup.url);
  await setups.expectActive(setup);
});

test("a question failed on the bank's own page leads back to the form, with the reason", async ({
  page,
  setups,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay(CARDS.asksByRedirect);
  await page.getByRole("button", { name: "Fail" }).click();
  await setupPage.expectNotice("authentication_failed");
  setupPage.expectAt(setup.url);
  await setups.expectUntouched(setup);
  await form.pay(CARDS.succeeds);
  await setupPage.expectDone();
  await setups.expectActive(setup);
});

test("the query of the bank's return is not believed", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new CardForm(page).expectReady();
  await setupPage.open(`${setup.url}/return?redirect_status=succeeded&payment_intent=pi_forged`);
  await new CardForm(page).expectReady();
  await setups.expectUntouched(setup);
});
