import { expect, type Locator, type Page } from "@playwright/test";

type Plan = "succeed" | "decline_first" | "decline_all" | "pending_first";

/** PayPal's own button on our page, and PayPal's window behind it. */
export class PaypalForm {
  readonly button: Locator;

  constructor(private readonly page: Page) {
    this.button = page.getByRole("main").getByRole("button", { name: /paypal/i });
  }

  /** Presses the button and waits for PayPal's window to ask. */
  async openWindow(): Promise<PaypalWindow> {
    await expect(this.button).toBeEnabled();
    const [popup] = await Promise.all([this.page.waitForEvent("popup"), this.button.click()]);
    const window = new PaypalWindow(popup);
    await expect(window.approveButton).toBeVisible();
    return window;
  }

  async approve(plan: Plan = "succeed"): Promise<void> {
    await (await this.openWindow()).approve(plan);
  }
}

/** PayPal's page, in a window or in place of ours. */
export class PaypalWindow {
  readonly approveButton: Locator;

  constructor(readonly page: Page) {
    this.approveButton = page.getByRole("button", { name: "Approve" });
  }

  async approve(plan: Plan = "succeed"): Promise<void> {
    if (plan !== "succeed") {
      await this.page.locator("summary").click();
      await this.page.locator("#plan").selectOption(plan);
    }
    await this.approveButton.click();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole("button", { name: "Cancel" }).click();
  }
}
