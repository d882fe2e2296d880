import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { en } from "@/lib/i18n/messages/en";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { PaypalForm } from "./pages/paypal-form";
import { SetupPage } from "./pages/setup-page";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Our page without the provider's frames, which are the provider's to answer for. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).exclude("iframe").analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(found).toEqual([]);
}

for (const look of ["northwind", "halcyon"] as const) {
  test.describe(`a ${look === "northwind" ? "light" : "dark"} brand`, () => {
    test.use({ look });

    test("the card form, its refusal and the receipt have no violation", async ({ page, setups }) => {
      const setup = await setups.build();
      const setupPage = new SetupPage(page);
      await setupPage.open(setup.url);
      const form = new CardForm(page);
      await form.fill({ number: CARDS.declined });
      await form.expectReady();
      await expectAccessible(page);
      await form.press();
      await setupPage.expectNotice("card_declined");
      await expectAccessible(page);
      await form.number.fill(CARDS.succeeds);
      await form.press();
      await setupPage.expectDone();
      await expectAccessible(page);

      const again = await setups.build({ contactId: setup.contactId });
      await setupPage.open(again.url);
      await form.expectReady();
      await expect(setupPage.heading).toContainText("Replace");
      await expectAccessible(page);
    });

    test("PayPal's form, its cancellation and what is being checked have no violation", async ({
      page,
      setups,
      sandbox,
    }) => {
      const setup = await setups.build({ gateway: "paypal", item: "event" });
      const setupPage = new SetupPage(page);
      await setupPage.open(setup.url);
      const form = new PaypalForm(page);
      await expect(form.button).toBeEnabled();
      await expectAccessible(page);
      await (await form.openWindow()).cancel();
      await setupPage.expectNotice("cancelled");
      await expectAccessible(page);
      await sandbox.webhooks("paypal", "hold");
      await form.approve("pending_first");
      await setupPage.expectChecking();
      await page.reload();
      await expect(setupPage.heading).toHaveText(en.processing.titlePayment);
      await expectAccessible(page);
    });

    test("closed, locked, broken and missing pages have no violation", async ({
      page,
      setups,
      sandbox,
      db,
    }) => {
      const setup = await setups.build();
      const setupPage = new SetupPage(page);
      await sandbox.fault({ path: "/v1/payment_intents$", effect: "status", status: 500, times: 1000 });
      await setupPage.open(setup.url);
      await new CardForm(page).expectBroken();
      await expectAccessible(page);

      for (const status of ["expired", "revoked", "superseded"] as const) {
        await db.query("update setup_link set status = $2, closed_at = now() where customer_id = $1", [
          setup.customerId,
          status,
        ]);
        await setupPage.open(setup.url);
        await setupPage.expectClosed(status);
        await expectAccessible(page);
      }
      await setupPage.open(`${setup.url}x`);
      await setupPage.expectNotFound();
      await expectAccessible(page);
    });
  });
}

test("Arabic, from right to left, has no violation", async ({ page, setups }) => {
  const setup = await setups.build();
  await new SetupPage(page).open(`${setup.url}?locale=ar`);
  await expect(page.locator("main form button[type=submit]")).toBeEnabled();
  await expectAccessible(page);
});

test("a garish brand stays readable", async ({ page, setups, db }) => {
  await db.query(
    "update brand set primary_color = '#ffff00', accent_color = '#ffee00', background_color = '#ffffff', text_color = '#dddddd' where org_id = $1",
    [setups.tenant.org_id],
  );
  const setup = await setups.build();
  await new SetupPage(page).open(setup.url);
  await new CardForm(page).expectReady();
  await expectAccessible(page);
});

test("a card payment, declined once, by keyboard alone", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.expectReady();
  /** Steps on until the place has the focus, as somebody does who cannot see how far it is. */
  const tabTo = async (place: typeof form.number) => {
    for (let steps = 0; steps < 12; steps += 1) {
      await page.keyboard.press("Tab");
      const focused = () =>
        place.evaluate(
          (element) => element === element.ownerDocument.activeElement && element.ownerDocument.hasFocus(),
        );
      if (await focused()) return;
    }
    await expect(place).toBeFocused();
  };
  await tabTo(form.number);
  await page.keyboard.type("4000000000000002");
  await tabTo(form.expiry);
  await page.keyboard.type("1234");
  await tabTo(form.code);
  await page.keyboard.type("123");
  await tabTo(form.submit);
  await page.keyboard.press("Space");
  await setupPage.expectNotice("card_declined");
  await expect(setupPage.alert).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  for (const field of [form.code, form.expiry]) {
    await expect(field).toBeFocused();
    await page.keyboard.press("Shift+Tab");
  }
  await expect(form.number).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("4000000000003220");
  await page.keyboard.press("Enter");
  await form.challenge.expectAsked();
  await expect(form.challenge.frame.getByRole("button", { name: "Complete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await setupPage.expectDone();
  await setups.expectActive(setup);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Back to/ })).toBeFocused();
});
