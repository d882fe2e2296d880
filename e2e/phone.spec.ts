import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}

test("on a phone the amount stays in sight, the rest unfolds, and the card pays", async ({
  page,
  setups,
}) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new CardForm(page);
  await form.expectReady();
  await expectNoSidewaysScroll(page);

  const later = page.getByText("$200.00 whenever your balance is $15.00 or less", { exact: true });
  await expect(later).toBeHidden();
  await page.getByText("Details", { exact: true }).tap();
  await expect(later).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByText("Details", { exact: true }).tap();

  await form.submit.scrollIntoViewIfNeeded();
  await expect(page.getByText("$15.00 today")).toBeInViewport();
  await form.fill({ number: CARDS.succeeds });
  await form.submit.tap();
  await setupPage.expectDone();
  await expectNoSidewaysScroll(page);
  await setups.expectActive(setup);
});

test("nothing moves while the form comes", async ({ page, setups }) => {
  const setup = await setups.build();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await new SetupPage(page).open(setup.url);
  await new CardForm(page).expectReady();
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("who asks and what is charged can be read", async ({ page, setups }) => {
    const setup = await setups.build();
    await new SetupPage(page).open(setup.url);
    await expect(page.getByText("Northwind Wallet", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("$15.00 today")).toBeVisible();
    await page.getByText("Details", { exact: true }).click();
    await expect(
      page.getByText("$200.00 whenever your balance is $15.00 or less", { exact: true }),
    ).toBeVisible();
    await expect(page.getByText(/Turn on JavaScript/)).toBeVisible();
  });
});
