import { expect, test } from "./fixtures/test";
import { PaypalForm, PaypalWindow } from "./pages/paypal-form";
import { SetupPage } from "./pages/setup-page";

test("PayPal is saved and charged once, and the customer is active and enrolled", async ({
  page,
  setups,
}) => {
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("$15.00 today");
  await new PaypalForm(page).approve();
  await setupPage.expectDone();
  await expect(setupPage.main).toContainText("$15.00 was charged to");
  await expect(setupPage.main).toContainText("payer@example.test");
  await setups.expectActive(setup, "paypal");
});

test("cancelled at PayPal: nothing is charged, and the next try pays", async ({ page, setups }) => {
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new PaypalForm(page);
  await (await form.openWindow()).cancel();
  await setupPage.expectNotice("cancelled");
  await setups.expectUntouched(setup, "paypal");
  await form.approve();
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
});

test("PayPal's window is closed by hand: nothing is charged, and the next try pays", async ({
  page,
  setups,
}) => {
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new PaypalForm(page);
  await (await form.openWindow()).page.close();
  await setupPage.expectNotice("cancelled");
  await setups.expectUntouched(setup, "paypal");
  await form.approve();
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
});

test("a browser that opens no window shows PayPal in a frame over the page", async ({ page, setups }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new PaypalForm(page).button.click();
  await page.frameLocator('iframe[title="PayPal"]').getByRole("button", { name: "Approve" }).click();
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
});

test("the first charge is declined: pending still, and another try pays", async ({ page, setups }) => {
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  const form = new PaypalForm(page);
  await form.approve("decline_first");
  await setupPage.expectNotice("card_declined");
  await setups.expectUntouched(setup, "paypal");
  await form.approve();
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
});

test("a vault that is not ready yet is waited for, and then charged", async ({ page, setups, sandbox }) => {
  await sandbox.webhooks("paypal", "hold");
  await sandbox.declineNext("paypal", "VAULT_NOT_READY");
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new PaypalForm(page).approve();
  await setupPage.expectChecking();
  await setups.expectUntouched(setup, "paypal");
  await sandbox.deliver("paypal");
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
});

test("a capture that stays pending is waited for, and never asked for twice", async ({
  page,
  setups,
  sandbox,
}) => {
  await sandbox.webhooks("paypal", "hold");
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new PaypalForm(page).approve("pending_first");
  await setupPage.expectChecking();
  expect((await setups.records(setup)).customer.status).toBe("pending");
  await sandbox.deliver("paypal");
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
});

test("an active customer moves from card to PayPal, and nothing is charged again", async ({
  page,
  setups,
}) => {
  const setup = await setups.build({ gateway: "paypal" });
  const setupPage = new SetupPage(page);
  await setupPage.open(setup.url);
  await new PaypalForm(page).approve();
  await setupPage.expectDone();
  const again = await setups.build({ contactId: setup.contactId, gateway: "paypal" });
  await setupPage.open(again.url);
  await expect(setupPage.heading).toContainText("Replace payer@example.test");
  await new PaypalForm(page).approve();
  await setupPage.expectDone();
  await setups.expectActive(setup, "paypal");
  expect((await setups.records(setup)).methods.map(({ status }) => status)).toEqual(["replaced", "active"]);
});

test.describe("on a phone", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
  });

  test("PayPal takes the page's place and leads back to the receipt", async ({ page, setups }) => {
    const setup = await setups.build({ gateway: "paypal" });
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await new PaypalForm(page).button.click();
    await new PaypalWindow(page).approve();
    await setupPage.expectDone();
    setupPage.expectAt(setup.url);
    await setups.expectActive(setup, "paypal");
  });

  test("cancelled there, it leads back to the form, which then pays", async ({ page, setups }) => {
    const setup = await setups.build({ gateway: "paypal" });
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    const form = new PaypalForm(page);
    await form.button.click();
    await new PaypalWindow(page).cancel();
    await setupPage.expectNotice("cancelled");
    setupPage.expectAt(setup.url);
    await setups.expectUntouched(setup, "paypal");
    await form.button.click();
    await new PaypalWindow(page).approve();
    await setupPage.expectDone();
    await setups.expectActive(setup, "paypal");
  });
});
