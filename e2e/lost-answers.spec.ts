import type { Page } from "@playwright/test";
import { en } from "@/lib/i18n/messages/en";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { PaypalForm } from "./pages/paypal-form";
import { SetupPage } from "./pages/setup-page";

/** The page's finish call never gets through; resolves when it was made. */
async function loseFinish(page: Page): Promise<() => Promise<void>> {
  let made: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    made = resolve;
  });
  await page.route("**/finish", async (route) => {
    await route.abort();
    made();
  });
  return () => asked;
}

test.describe("the tab is closed right after paying", () => {
  test("by card: the webhook finishes", async ({ page, setups }) => {
    const setup = await setups.build();
    await new SetupPage(page).open(setup.url);
    const finishAsked = await loseFinish(page);
    await new CardForm(page).pay(CARDS.succeeds);
    await finishAsked();
    await page.close();
    await setups.untilActive(setup);
    await setups.expectActive(setup);
  });

  test("by card, with every webhook lost: the reconciler finishes", async ({ page, setups, sandbox }) => {
    await sandbox.webhooks("stripe", "lose");
    const setup = await setups.build();
    await new SetupPage(page).open(setup.url);
    const finishAsked = await loseFinish(page);
    await new CardForm(page).pay(CARDS.succeeds);
    await finishAsked();
    await page.close();
    await setups.untilActive(setup, 40_000);
    await setups.expectActive(setup);
  });

  test("with PayPal, every webhook lost: the reconciler vaults and charges", async ({
    page,
    setups,
    sandbox,
  }) => {
    await sandbox.webhooks("paypal", "lose");
    const setup = await setups.build({ gateway: "paypal" });
    await new SetupPage(page).open(setup.url);
    const finishAsked = await loseFinish(page);
    await new PaypalForm(page).approve();
    await finishAsked();
    await page.close();
    await setups.untilActive(setup, 40_000);
    await setups.expectActive(setup, "paypal");
  });

  test("every webhook comes twice and in disorder: it is done once", async ({ page, setups, sandbox }) => {
    await sandbox.webhooks("stripe", "duplicate");
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await new CardForm(page).pay(CARDS.succeeds);
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });
});

test.describe("Stripe is in trouble", () => {
  test("when the form opens: the customer may try again, and then pays", async ({
    page,
    setups,
    sandbox,
  }) => {
    await sandbox.fault({ method: "POST", path: "/v1/payment_intents$", effect: "drop_before", times: 1000 });
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new CardForm(page);
    await form.expectBroken();
    await sandbox.mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await form.pay(CARDS.succeeds);
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });

  test("the answer to creating is lost: the same object is found again", async ({
    page,
    setups,
    sandbox,
  }) => {
    await sandbox.fault({ method: "POST", path: "/v1/payment_intents$", effect: "drop_after", times: 2 });
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new CardForm(page);
    await form.expectBroken();
    await page.getByRole("button", { name: "Try again" }).click();
    await form.pay(CARDS.succeeds);
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });

  test("the answer to confirming is lost: it paid, once", async ({ page, setups, sandbox }) => {
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new CardForm(page);
    await form.fill({ number: CARDS.succeeds });
    await sandbox.fault({ method: "POST", path: "/confirm$", effect: "drop_after" });
    await form.press();
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });

  test("confirming is slow: the button says so, and cannot be pressed again", async ({
    page,
    setups,
    sandbox,
  }) => {
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new CardForm(page);
    await form.fill({ number: CARDS.succeeds });
    await sandbox.fault({ method: "POST", path: "/confirm$", effect: "delay", ms: 2_000 });
    await form.press();
    await expect(form.submit).toHaveText(en.form.working);
    await expect(form.submit).toHaveAttribute("aria-disabled", "true");
    await form.submit.click({ force: true });
    await setupPage.expectDone();
    await setups.expectActive(setup);
    expect((await setups.records(setup)).tries).toHaveLength(1);
  });

  test("confirming gets nowhere: nothing is charged, and pressing again pays", async ({
    page,
    setups,
    sandbox,
  }) => {
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new CardForm(page);
    await form.fill({ number: CARDS.succeeds });
    await sandbox.fault({ method: "POST", path: "/confirm$", effect: "status", status: 500 });
    await form.press();
    await setupPage.expectNotice("processing_error");
    await setups.expectUntouched(setup);
    await form.press();
    await setupPage.expectDone();
    await setups.expectActive(setup);
  });

  for (const effect of ["hang", "drop_before", "status"] as const) {
    test(`asking what became of it fails (${effect}): it is being checked, never failed`, async ({
      page,
      setups,
      sandbox,
    }) => {
      await sandbox.webhooks("stripe", "lose");
      const setup = await setups.build();
      const setupPage = new SetupPage(page);
      await setupPage.open(setup.url);
      const form = new CardForm(page);
      await form.fill({ number: CARDS.succeeds });
      await form.expectReady();
      const trouble = { method: "GET", path: "/v1/payment_intents/", effect, status: 503, times: 1000 };
      await sandbox.fault(trouble);
      await form.submit.click();
      if (effect === "hang") {
        await expect.poll(() => sandbox.faultsLeft()).toBeLessThan(1000);
        await expect(setupPage.alert).toHaveCount(0);
        await expect(form.submit).toHaveAttribute("aria-disabled", "true");
      } else await setupPage.expectChecking();
      await sandbox.mend();
      await setups.untilActive(setup, 50_000);
      await setupPage.expectDone();
      await setups.expectActive(setup);
    });
  }
});

test.describe("PayPal is in trouble", () => {
  test("when the button is asked for: the customer may try again, and then pays", async ({
    page,
    setups,
    sandbox,
  }) => {
    const path = "/v3/vault/setup-tokens$";
    await sandbox.fault({ provider: "paypal", method: "POST", path, effect: "drop_before", times: 1000 });
    const setup = await setups.build({ gateway: "paypal" });
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await expect(page.getByText(/could not be loaded/)).toBeVisible({ timeout: 50_000 });
    await sandbox.mend("paypal");
    await page.getByRole("button", { name: "Try again" }).click();
    await new PaypalForm(page).approve();
    await setupPage.expectDone();
    await setups.expectActive(setup, "paypal");
  });

  const STEPS: [step: string, method: string, path: string][] = [
    ["vaulting", "POST", "/v3/vault/payment-tokens$"],
    ["charging", "POST", "/v2/checkout/orders$"],
  ];
  for (const [step, method, path] of STEPS) {
    for (const effect of ["drop_after", "status_after"] as const) {
      test(`the answer to ${step} is lost (${effect}): it is being checked, and done once`, async ({
        page,
        setups,
        sandbox,
      }) => {
        await sandbox.webhooks("paypal", "lose");
        const setup = await setups.build({ gateway: "paypal" });
        const setupPage = new SetupPage(page);
        await setupPage.open(setup.url);
        const trouble = { method, path, effect, status: 500, times: 3 };
        await sandbox.fault({ provider: "paypal", ...trouble });
        await new PaypalForm(page).approve();
        await setups.untilActive(setup, 50_000);
        await setupPage.expectDone();
        await setups.expectActive(setup, "paypal");
      });
    }
  }
});
