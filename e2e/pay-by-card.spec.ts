import { en } from "@/lib/i18n/messages/en";
import type { PageNotice } from "@/lib/setup/view";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";

test("a card is saved and charged once, and the customer is active and enrolled", async ({
  page,
  setups,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("$15.00 today");
  const form = new CardForm(page);
  await expect(form.submit).toHaveText("Save card and pay $15.00");
  await form.pay(CARDS.succeeds);

  await setupPage.expectDone();
  await expect(setupPage.main).toContainText("$15.00 was charged to Visa\u00a0••••\u00a04242.");
  const { charges } = await setups.records(setup);
  await expect(setupPage.main).toContainText(String(charges[0]?.id));
  await expect(page.getByRole("link", { name: /^Back to/ })).toHaveAttribute("href", /example\.com/);
  await setups.expectActive(setup);
});

test("a decline keeps what was typed, and the next card on the same page pays", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.pay(CARDS.declined);
  await setupPage.expectNotice("card_declined");
  await expect(setupPage.alert).toBeFocused();
  await expect(form.number).toHaveValue(CARDS.declined);
  await expect(form.expiry).toHaveValue(/^12 ?\/ ?34$/);
  await setups.expectUntouched(setup);

  await form.number.fill(CARDS.succeeds);
  await form.press();
  await setupPage.expectDone();
  await setups.expectActive(setup);
  const { tries, events } = await setups.records(setup);
  expect(tries.map(({ outcome }) => outcome)).toEqual(["failed", "succeeded"]);
  expect(events.filter((type) => type === "setup.failed")).toHaveLength(1);
});

const REFUSED: [number: string, notice: PageNotice, why: string][] = [
  ["4000 0000 0000 9995", "insufficient_funds", "there is no money on it"],
  ["4000 0000 0000 0069", "expired_card", "it has expired"],
  ["4000 0000 0000 0127", "incorrect_cvc", "the security code is wrong"],
  ["4000 0000 0000 0119", "processing_error", "the provider had a problem"],
  ["4000 0000 0000 9987", "card_declined", "it was lost"],
  ["4100 0000 0000 0019", "card_declined", "it looks fraudulent"],
  ["4000 0000 0000 0341", "card_declined", "it can be attached but not charged"],
];

for (const [number, notice, why] of REFUSED) {
  test(`a card is refused with a sentence that helps: ${why}`, async ({ page, setups }) => {
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await new CardForm(page).pay(number);
    await setupPage.expectNotice(notice);
    await setups.expectUntouched(setup);
  });
}

const ACCEPTED: [number: string, label: string, cvc: string][] = [
  ["5555 5555 5555 4444", "Mastercard\u00a0••••\u00a04444", "123"],
  [CARDS.amex, "American Express\u00a0••••\u00a00005", "1234"],
];

for (const [number, label, cvc] of ACCEPTED) {
  test(`a card of another brand pays: ${label}`, async ({ page, setups }) => {
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await new CardForm(page).pay(number, { cvc });
    await setupPage.expectDone();
    await expect(setupPage.main).toContainText(label);
    await setups.expectActive(setup);
  });
}

test("a field that is wrong says so itself, and the provider is not asked", async ({
  page,
  setups,
  sandbox,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.fill({ number: "4242 4242 4242 4241" });
  await form.press();
  await expect(form.frame.getByText("card number is invalid", { exact: false })).toBeVisible();
  await form.expectReady();
  expect((await setups.records(setup)).tries).toEqual([]);
  expect((await sandbox.requests("stripe")).filter(({ path }) => path.endsWith("/confirm"))).toEqual([]);
  await form.number.fill(CARDS.succeeds);
  await form.press();
  await setupPage.expectDone();
});

test("five refused cards lock the link, and nothing more reaches the provider", async ({
  page,
  setups,
  sandbox,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.fill({ number: CARDS.declined });
  for (let failed = 1; failed <= 5; failed += 1) {
    await form.press();
    await expect
      .poll(async () => (await setups.records(setup)).tries.filter((row) => row.outcome === "failed").length)
      .toBe(failed);
    if (failed < 5) await setupPage.expectNotice("card_declined");
  }
  await expect(setupPage.heading).toHaveText(en.form.lockedTitle);
  expect((await sandbox.requests("stripe")).filter(({ path }) => path.endsWith("/confirm"))).toHaveLength(5);
  await setups.expectUntouched(setup);
});

test("an active customer replaces the card, and nothing is charged again", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  const form = new CardForm(page);
  await setupPage.open(setup.url);
  await form.pay(CARDS.succeeds);
  await setupPage.expectDone();

  const again = await setups.build({ contactId: setup.contactId });
  expect(again).toMatchObject({ existing: true, customerId: setup.customerId });
  await setupPage.open(again.url);
  await expect(setupPage.heading).toHaveText("Replace Visa\u00a0••••\u00a04242");
  await expect(page.getByRole("region", { name: "Summary" })).toContainText(en.summary.nothingDue);
  await form.pay("5555 5555 5555 4444");
  await setupPage.expectDone();
  await expect(setupPage.main).toContainText("Mastercard\u00a0••••\u00a04444 is saved.");
  await setups.expectActive(setup);
  const { methods, events } = await setups.records(setup);
  expect(methods.map(({ card_last4, status }) => [card_last4, status])).toEqual([
    ["4242", "replaced"],
    ["4444", "active"],
  ]);
  expect(events).toContain("payment_method.replaced");
});

test("where no initial charge is required the card is only saved", async ({ page, setups }) => {
  await setups.setOrganization("require_initial_charge = false");
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await expect(form.submit).toHaveText("Save card");
  await form.pay(CARDS.succeeds);
  await setupPage.expectDone();
  const { customer, charges, enrollments } = await setups.records(setup);
  expect(customer).toMatchObject({ status: "active", initial_charged: false });
  expect(charges).toEqual([]);
  expect(enrollments).toHaveLength(1);
  await setups.expectMoney("stripe", 0);
});
